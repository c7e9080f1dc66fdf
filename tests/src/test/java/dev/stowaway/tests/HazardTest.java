package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.launch.LaunchesHazardously;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class HazardTest {
    private static final String HELD = "a process was launched under a lock: ";
    private static final String PASSED = "a process was given a serialized lock: Job.stage.caches[\"eu\"].lock";

    @EachJdk(
            with = {
                "monitor | com.acme.launch.LaunchesHazardously$Registry, its monitor",
                "method  | com.acme.launch.LaunchesHazardously$Registry, its monitor",
                "lock    | java.util.concurrent.locks.ReentrantLock",
                "write   | java.util.concurrent.locks.ReentrantReadWriteLock, its write lock",
                "own     | com.acme.launch.LaunchesHazardously$Mutex",
                "pool    | java.util.concurrent.locks.ReentrantLock"
            })
    void a_lock_that_the_launching_thread_holds_is_told(Jdk jdk, String row) {
        String[] cells = row.split(" *\\| *", -1);
        Run run = launch(jdk, "", cells[0]).saidOnce(HELD + cells[1]).saidOnce("summary: 1 site, 1 lock");
        assertThat(run.stderr())
                .as(run::toString)
                .contains("process   true\n")
                .containsPattern("at        com\\.acme\\.launch\\.LaunchesHazardously\\.launch\\("
                        + "LaunchesHazardously\\.java:\\d+\\), thread \"");
    }

    @EachJdk
    void a_monitor_is_told_with_the_frame_that_took_it(Jdk jdk) {
        Run run = launch(jdk, "", "monitor");
        assertThat(run.stderr())
                .as(run::toString)
                .containsPattern("taken     com\\.acme\\.launch\\.LaunchesHazardously\\.monitor\\(");
        launch(jdk, "", "lock").saidOnce("taken     unknown: the JVM does not record where such locks are taken");
    }

    @EachJdk(with = {"none", "released", "poolWithout", "read"})
    void a_launch_without_a_lock_that_has_an_owner_says_nothing(Jdk jdk, String way) {
        launch(jdk, "", way).saidNothing();
    }

    @EachJdk
    void the_question_for_locks_can_be_switched_off(Jdk jdk) {
        launch(jdk, "hazards=data", "monitor").saidNothing();
        launch(jdk, "hazards=none", "monitor").saidNothing();
        assertThat(launch(jdk, "hazards=none", "base64").stderr()).doesNotContain("a process was");
        launch(jdk, "hazards=data", "base64").saidOnce(PASSED);
    }

    @EachJdk
    void a_runtime_without_management_is_not_asked(Jdk jdk) {
        Jvm.on(jdk)
                .with("--limit-modules", "java.base,java.instrument")
                .agent()
                .run(LaunchesHazardously.class, "monitor")
                .printed("exit code 0")
                .saidNothing();
    }

    @EachJdk(
            with = {
                "base64   | argument 1, Base64",
                "url      | argument 1, Base64",
                "hex      | argument 2, hexadecimal",
                "variable | environment variable ACME_JOB, Base64"
            })
    void a_serialized_lock_in_an_argument_or_a_variable_is_told_without_its_text(Jdk jdk, String row) {
        String[] cells = row.split(" *\\| *", -1);
        Run run = launch(jdk, "", cells[0]).saidOnce(PASSED).saidOnce("in        " + cells[1]);
        assertThat(run.stderr()).doesNotContainIgnoringCase("rO0AB").doesNotContainIgnoringCase("aced0005");
        assertThat(run.stderr())
                .contains("path      Job .stage → Stage .caches → HashMap [\"eu\"] → RegionCache .lock");
    }

    @EachJdk
    void keys_in_paths_are_redacted_there_as_well(Jdk jdk) {
        Run run = launch(jdk, "keys=redact", "base64");
        assertThat(run.stderr()).as(run::toString).contains("Job.stage.caches[redacted].lock");
        assertThat(run.stderr()).doesNotContain("\"eu\"");
    }

    @EachJdk
    void the_jdk_itself_refuses_a_raw_stream(Jdk jdk) {
        Run run = launch(jdk, "", "raw", "refused before any process was launched");
        assertThat(run.stderr()).doesNotContain("a process was");
    }

    @EachJdk
    void action_fail_stops_no_launch_and_says_so(Jdk jdk) {
        launch(jdk, "action=fail", "monitor").saidOnce(HELD).saidOnce("action    logged; site");
        launch(jdk, "action=allow", "monitor").saidOnce("1 allowed").saidOnce("summary: 1 site, 1 lock");
    }

    @EachJdk
    void a_rule_stops_a_launch(Jdk jdk, @TempDir Path folder) throws IOException {
        Path rules = folder.resolve("stowaway.rules");
        Files.writeString(rules, "fail kind=held-at-launch\n");
        launch(
                        jdk,
                        "rules=" + rules,
                        "monitor",
                        "java.io.IOException: Cannot run program \"/bin/true\": a process must not be launched so (rule at"
                                + " line 1 of stowaway.rules): the thread holds"
                                + " com.acme.launch.LaunchesHazardously$Registry, its monitor")
                .saidOnce("action    failed (rule at line 1 of stowaway.rules): the launch throws");
    }

    @EachJdk
    void where_no_lock_can_be_replaced_it_is_reported(Jdk jdk, @TempDir Path folder) throws IOException {
        launch(jdk, "action=proxy", "monitor").saidOnce(HELD).saidOnce("action    logged; site");

        Path rules = Files.writeString(folder.resolve("stowaway.rules"), "proxy **\n");
        launch(jdk, "rules=" + rules, "monitor")
                .saidOnce(HELD)
                .saidOnce("action    logged, since no stream is written at a launch in which a lock could be replaced")
                .saidOnce("1 logged  <held at launch: ", "; logged, since no stream is written", "; rule at line 1 of");
    }

    @EachJdk
    void a_rule_allows_what_is_meant(Jdk jdk, @TempDir Path folder) throws IOException {
        Path rules = folder.resolve("stowaway.rules");
        Files.writeString(rules, "allow kind=held-at-launch lock=com.acme.** \"the child never calls back\"\n");
        Run run = launch(jdk, "rules=" + rules, "monitor");
        assertThat(run.stderr()).as(run::toString).doesNotContain(HELD);
    }

    @EachJdk
    void ten_thousand_launches_that_fail_are_ten_thousand_exceptions(Jdk jdk) {
        launch(jdk, "", "absent", "10000 exceptions").saidNothing();
    }

    private static Run launch(Jdk jdk, String options, String way) {
        return launch(jdk, options, way, "exit code 0");
    }

    private static Run launch(Jdk jdk, String options, String way, String printed) {
        return Jvm.on(jdk).agent(options).run(LaunchesHazardously.class, way).printed(printed);
    }
}
