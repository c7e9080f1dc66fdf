package dev.stowaway.tests.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Job;
import com.acme.SendsJob;
import com.acme.SendsOnDemand;
import com.acme.evidence.ReadsRecording;
import com.acme.evidence.SendsWithoutRecorder;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.LiveJvm;
import dev.stowaway.tests.harness.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** The event {@code stowaway.LockSerialized}, as {@code jdk.jfr.consumer} reads it. */
class FlightRecorderTest {
    @TempDir
    Path folder = Path.of("");

    @EachJdk
    void each_lock_is_an_event_with_what_a_reader_filters_by(Jdk jdk) {
        Run run = recorded(jdk, "").agent().run(SendsJob.class).printed("sent");
        String site = run.finding().line("action").replaceAll(".*site ([0-9a-f]{6}).*", "$1");

        read(jdk)
                .printed(String.join(
                        " | ",
                        site,
                        "REENTRANT_LOCK",
                        "java.util.concurrent.locks.ReentrantLock",
                        Job.PATH,
                        "Job.stage.caches[*].lock",
                        "MEMORY",
                        run.finding().line("to"),
                        run.finding().line("at").replaceAll(", thread.*", ""),
                        "log",
                        "main",
                        "with stack"));
    }

    @EachJdk
    void a_recording_that_is_started_later_sees_the_locks_of_known_sites(Jdk jdk) throws Exception {
        try (LiveJvm jvm = Jvm.on(jdk).agent("action=allow,keys=redact").live(SendsOnDemand.class)) {
            jvm.tell("one").awaitLines(2);
            jcmd(jdk, jvm, "JFR.start", "name=late");
            jvm.tell("two").tell("three").awaitLines(4);
            jcmd(jdk, jvm, "JFR.stop", "name=late", "filename=" + recording());
            jvm.tell("four").awaitLines(5);
            jvm.end();
        }

        Run read = read(jdk);
        assertThat(read.stdout().lines())
                .as(read::toString)
                .hasSize(2)
                .allMatch(line -> line.contains("| Job.stage.caches[redacted].lock |") && line.contains("| allow |"));
    }

    @EachJdk
    void an_event_that_is_switched_off_stays_off(Jdk jdk) {
        recorded(jdk, ",+stowaway.LockSerialized#enabled=false")
                .agent()
                .run(SendsJob.class)
                .printed("sent");

        assertThat(read(jdk).stdout()).isEmpty();
    }

    @EachJdk
    void neither_the_recorder_nor_an_mbean_server_is_woken(Jdk jdk) {
        Jvm.on(jdk)
                .agent()
                .run(SendsWithoutRecorder.class)
                .printed("recorder false", "MBean servers 0", "threads 0")
                .reported(Job.PATH);
    }

    @EachJdk
    void a_runtime_image_without_the_recorder_and_without_management_will_do(Jdk jdk) {
        Jvm.on(jdk)
                .with("--limit-modules=java.base,java.instrument")
                .agent("findings=" + folder.resolve("findings.jsonl"))
                .run(SendsJob.class)
                .printed("sent")
                .reported(Job.PATH);

        assertThat(folder.resolve("findings.jsonl")).isNotEmptyFile();
    }

    private Jvm recorded(Jdk jdk, String settings) {
        return Jvm.on(jdk)
                .with("-Xlog:jfr+startup=error", "-XX:StartFlightRecording=filename=" + recording() + settings);
    }

    private Run read(Jdk jdk) {
        return Jvm.on(jdk).run(ReadsRecording.class, recording().toString());
    }

    private Path recording() {
        return folder.resolve("locks.jfr");
    }

    private static void jcmd(Jdk jdk, LiveJvm jvm, String... command) throws Exception {
        ProcessBuilder jcmd = new ProcessBuilder(jdk.home().resolve("bin/jcmd").toString(), Long.toString(jvm.pid()));
        jcmd.command().addAll(List.of(command));
        Process process = jcmd.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
