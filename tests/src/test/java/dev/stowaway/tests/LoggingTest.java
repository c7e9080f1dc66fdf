package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import com.acme.Job;
import com.acme.LogsWithLogback;
import com.acme.SendsJob;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.ReportedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class LoggingTest {
    private static final String FINDING = "WARN stowaway a lock was serialized: ";

    @EachJdk
    void a_finding_is_one_event_in_the_log_of_the_application(Jdk jdk) {
        withLogback(jdk)
                .agent()
                .run(LogsWithLogback.class, "list")
                .printed("INFO app starting", FINDING + Job.PATH, "INFO app sent {}")
                .reportedNothing(); // on stderr
    }

    @EachJdk
    void a_log_that_serializes_its_events_does_not_recurse(Jdk jdk) {
        withLogback(jdk)
                .agent()
                .run(LogsWithLogback.class, "serialize")
                .printed(
                        "INFO app starting",
                        FINDING + "LogsWithLogback.Packet.lock",
                        FINDING + Job.PATH,
                        "INFO app sent {}");
    }

    @EachJdk
    void a_logging_that_the_application_has_not_started_stays_off(Jdk jdk) {
        // Logback prints what it does when it starts.
        withLogback(jdk)
                .with("-Dlogback.statusListenerClass=STDOUT")
                .agent()
                .run(SendsJob.class)
                .printed("sent")
                .reported(Job.PATH);
    }

    @EachJdk
    void the_log_of_the_application_is_left_alone_on_request(Jdk jdk) {
        withLogback(jdk)
                .agent("log=stderr")
                .run(LogsWithLogback.class, "list")
                .printed("INFO app starting", "INFO app sent {}")
                .reported(Job.PATH);
    }

    @EachJdk
    void findings_are_appended_to_a_file(Jdk jdk, @TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("a,b.log"), "earlier\n");

        Jvm.on(jdk)
                .agent("log=\"" + log + "\"")
                .run(SendsJob.class)
                .printed("sent")
                .saidNothing();

        assertThat(log).content().startsWith("earlier\n");
        assertThat(ReportedFinding.parse(Files.readString(log)))
                .extracting(ReportedFinding::path)
                .containsExactly(Job.PATH);
    }

    private static Jvm withLogback(Jdk jdk) {
        return Jvm.on(jdk).libraries(Logger.class, LoggerContext.class, Context.class);
    }
}
