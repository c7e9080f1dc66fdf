package dev.stowaway.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.AttachesAgainMidway;
import com.acme.Forgets;
import com.acme.Job;
import com.acme.LooksAtDescriptors;
import com.acme.SendsOnDemand;
import com.acme.SendsWhileDetaching;
import com.acme.launch.ComesAndGoes;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.LiveJvm;
import dev.stowaway.tests.harness.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DetachTest {
    @EachJdk
    void what_was_found_is_told_and_nothing_more_until_it_is_attached_again(Jdk jdk) {
        try (LiveJvm jvm =
                Jvm.on(jdk).with(Stowaway.SILENT).live(SendsOnDemand.class).awaitLines(1)) {
            String pid = Long.toString(jvm.pid());
            jvm.tell("send").awaitLines(2).soFar().saidNothing();

            Stowaway.command(jdk, "attach", pid).saidNothing().printed("Stowaway is active in " + pid);
            jvm.tell("send").tell("send").awaitLines(4).soFar().reported(Job.PATH);

            Stowaway.command(jdk, "detach", pid).saidNothing().printed("Stowaway is no longer active in " + pid);
            jvm.soFar().saidOnce("WARN stowaway: summary: 1 site, 2 locks");
            jvm.tell("send").awaitLines(5).soFar().reported(Job.PATH);

            Stowaway.command(jdk, "attach", pid, "stack=1").saidNothing();
            jvm.tell("send").awaitLines(6).soFar().reported(Job.PATH, Job.PATH);

            Run run = jvm.end();
            assertThat(run.stdout().lines().skip(1).distinct())
                    .as(run::toString)
                    .hasSize(1);
            assertThat(run.findings().get(0).line("at")).as(run::toString).doesNotContain("main(");
            assertThat(run.findings().get(1).line("at")).as(run::toString).contains("main(");
            run.saidOnce("summary: 1 site, 2 locks").saidOnce("summary: 1 site, 1 lock");
        }
    }

    @EachJdk
    void an_agent_from_the_start_of_the_jvm_goes_too(Jdk jdk) {
        try (LiveJvm jvm = Jvm.on(jdk)
                .agent("action=fail")
                .with(Stowaway.SILENT)
                .live(SendsOnDemand.class)
                .awaitLines(1)) {
            Stowaway.command(jdk, "detach", Long.toString(jvm.pid())).saidNothing();
            jvm.tell("send").awaitLines(2);
            jvm.end().reportedNothing().saidNothing();
        }
    }

    @EachJdk
    void descriptors_are_what_they_were(Jdk jdk) {
        Jvm.on(jdk)
                .selfAttaching()
                .with("--add-opens=java.base/java.io=ALL-UNNAMED")
                .run(LooksAtDescriptors.class)
                .printed("before true true", "attached false false", "detached true true");
    }

    @EachJdk
    void threads_that_serialize_meanwhile_write_the_right_bytes(Jdk jdk) {
        Run run = Jvm.on(jdk).selfAttaching().run(SendsWhileDetaching.class).printed("0 mismatches");

        assertThat(run.findings()).as(run::toString).isNotEmpty();
    }

    @EachJdk(with = {"reset", "dropped", "unshared"})
    void what_a_stream_has_written_is_forgotten_with_it(Jdk jdk, String way) {
        Jvm.on(jdk).selfAttaching().run(Forgets.class, way, "once").printed("forgotten");
        Jvm.on(jdk).selfAttaching().run(Forgets.class, way, "again").printed("forgotten");
    }

    @EachJdk
    void ancestors_of_an_earlier_time_are_not_taken_for_those_of_now(Jdk jdk) {
        Run run = Jvm.on(jdk).selfAttaching().run(AttachesAgainMidway.class).printed("sent");

        assertThat(run.finding().path())
                .as(run::toString)
                .doesNotContain("Seen")
                .startsWith("<?>");
    }

    @EachJdk
    void nothing_is_left_that_others_can_see(Jdk jdk) {
        Run run = Jvm.on(jdk).selfAttaching().run(ComesAndGoes.class, "twice").saidNothing();

        String jar = Jvm.agentJar().getFileName().toString();
        assertThat(run.stdout().lines())
                .as(run::toString)
                .containsExactly(
                        "attached: active true, bean true, child agent " + jar + "=inherited:stack=1",
                        "detached: active false, bean false, child arguments []",
                        "attached: active true, bean true, child agent " + jar + "=inherited:stack=2",
                        "detached: active false, bean false, child arguments []");
    }

    @EachJdk
    @EnabledOnOs(OS.LINUX) // where a program can see which files it has open
    void its_files_are_let_go(Jdk jdk, @TempDir Path folder) {
        Jvm.on(jdk)
                .selfAttaching()
                .run(ComesAndGoes.class, "files", folder.toString())
                .printed("open 2", "open 0")
                .saidNothing();
    }

    @EachJdk
    void a_management_server_that_is_made_after_it_gets_no_bean(Jdk jdk) {
        Jvm.on(jdk)
                .selfAttaching()
                .run(ComesAndGoes.class, "late server")
                .printed("bean false false")
                .saidNothing();
    }

    @EachJdk
    void what_is_to_be_recorded_is_recorded_then_and_not_at_exit(Jdk jdk, @TempDir Path folder) {
        Path file = folder.resolve("baseline.rules");

        Jvm.on(jdk)
                .selfAttaching()
                .with("--add-opens=java.base/java.lang=ALL-UNNAMED")
                .run(ComesAndGoes.class, "record", file.toString(), "2")
                .printed("recorded, at exit []", "allow path=Job.stage.caches[*].lock")
                .saidOnce("record: 1 rule added to " + file);
        assertThat(file).doesNotExist();

        Jvm.on(jdk)
                .selfAttaching()
                .with("--add-opens=java.base/java.lang=ALL-UNNAMED")
                .run(ComesAndGoes.class, "record", file.toString(), "0")
                .printed("recorded, at exit []")
                .saidNothing();
        assertThat(file).doesNotExist();
    }
}
