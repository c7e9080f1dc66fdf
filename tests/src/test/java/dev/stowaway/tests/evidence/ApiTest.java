package dev.stowaway.tests.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Job;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.io.File;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Programs that import the API. They are compiled against the jar, as a user's are. */
class ApiTest {
    private static final String ASKS = "com.acme.api.AsksForFindings";
    private static final String LISTENS = "com.acme.api.ListensToFindings";

    private static Path programs = Path.of("");

    @BeforeAll
    static void compile(@TempDir Path folder) {
        programs = folder;
        int errors = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--release=17",
                        "-Xlint:all,-serial,-classfile,-processing",
                        "-cp",
                        Jvm.agentJar() + File.pathSeparator + Jvm.originOf(Job.class),
                        "-d",
                        programs.toString(),
                        source(ASKS),
                        source(LISTENS));
        assertThat(errors).isZero();
    }

    @EachJdk
    void says_what_was_found(Jdk jdk) {
        Jvm.on(jdk)
                .classPath(programs)
                .agent()
                .runProgram(ASKS)
                .reported(Job.PATH)
                .printed(
                        "active true, findings 0",
                        "3 log Job.stage.caches[\"eu\"].lock Job.stage.caches[*].lock",
                        "REENTRANT_LOCK java.util.concurrent.locks.ReentrantLock free",
                        "nowhere (a null stream) by main at com.acme.api.AsksForFindings.main(AsksForFindings.java)",
                        "private final ReentrantLock com.acme.Job$RegionCache.lock    (test-classes)",
                        "in time true",
                        "tells true true",
                        "can't be changed");
    }

    @EachJdk
    void is_inactive_and_empty_without_the_agent(Jdk jdk) {
        Jvm.on(jdk)
                .classPath(programs)
                .classPath(Jvm.agentJar())
                .runProgram(ASKS)
                .printed("active false, findings 0", "can't be changed")
                .saidNothing();
    }

    @EachJdk
    void is_inactive_when_the_agent_is_switched_off(Jdk jdk) {
        Jvm.on(jdk)
                .classPath(programs)
                .agent("enabled=false")
                .runProgram(ASKS)
                .printed("active false, findings 0", "can't be changed");
    }

    @EachJdk
    void a_listener_hears_of_each_site_once_on_the_thread_that_serializes(Jdk jdk) {
        listen(jdk, "listens", "")
                .printed("found " + Job.PATH + " here", "sent, findings 1", "removed true false", "sent, findings 2");
    }

    @EachJdk
    void a_listener_hears_before_the_exception_is_thrown(Jdk jdk) {
        listen(jdk, "listens", "action=fail")
                .printed(
                        "found " + Job.PATH + " here",
                        "refused",
                        "refused",
                        "sent, findings 1",
                        "removed true false",
                        "refused",
                        "sent, findings 2");
    }

    @EachJdk
    void a_listener_that_serializes_locks_is_not_told_of_them(Jdk jdk) {
        listen(jdk, "serializes", "")
                .printed("found " + Job.PATH + " here", "sent, findings 1", "removed true false", "sent, findings 2")
                .reported(Job.PATH, "ReentrantLock");
    }

    @EachJdk
    void a_listener_that_throws_harms_nobody(Jdk jdk) {
        listen(jdk, "throws", "")
                .printed("found " + Job.PATH + " here", "sent, findings 1", "removed true false", "sent, findings 2")
                .saidOnce("WARN stowaway: a listener threw")
                .saidOnce("java.lang.IllegalStateException: of the listener");
    }

    private static Run listen(Jdk jdk, String how, String options) {
        return Jvm.on(jdk).classPath(programs).agent(options).runProgram(LISTENS, how);
    }

    private static String source(String program) {
        return Path.of("src", "test", "api", program.replace('.', '/') + ".java")
                .toString();
    }
}
