package dev.stowaway.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Job;
import com.acme.SendsOnDemand;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.LiveJvm;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class AttachCommandTest {
    @EachJdk
    void a_file_is_one_of_the_folder_in_which_the_command_was_given(Jdk jdk, @TempDir Path folder) throws IOException {
        try (LiveJvm jvm =
                Jvm.on(jdk).with(Stowaway.SILENT).live(SendsOnDemand.class).awaitLines(1)) {
            Jvm command = Jvm.on(jdk).in(folder);
            Stowaway.with(command, Jvm.agentJar(), "attach", Long.toString(jvm.pid()), "log=\"a,b.log\"", "stack=2")
                    .saidNothing();
            jvm.tell("send").awaitLines(2);
            jvm.end().saidNothing();
        }
        assertThat(Files.readString(folder.resolve("a,b.log"))).contains(Job.PATH);
    }

    @EachJdk
    void a_program_that_has_not_serialized_yet_is_watched_when_it_does(Jdk jdk) {
        try (LiveJvm jvm =
                Jvm.on(jdk).with(Stowaway.SILENT).live(SendsOnDemand.class).awaitLines(1)) {
            Stowaway.command(jdk, "attach", Long.toString(jvm.pid())).saidNothing();
            jvm.tell("send").awaitLines(2);
            jvm.end().reported(Job.PATH);
        }
    }

    @EachJdk(from = 21)
    void the_warning_is_the_jvms_own_and_all_that_is_printed(Jdk jdk) {
        try (LiveJvm jvm = Jvm.on(jdk).live(SendsOnDemand.class).awaitLines(1)) {
            Stowaway.command(jdk, "attach", Long.toString(jvm.pid())).saidNothing();
            Run run = jvm.end().printed("ready");
            assertThat(run.stderr().lines())
                    .as(run::toString)
                    .hasSize(4)
                    .allMatch(line -> line.startsWith("WARNING: "))
                    .anyMatch(line -> line.contains("-XX:+EnableDynamicAgentLoading"));
        }
    }

    @EachJdk
    void options_longer_than_a_jvm_takes_are_refused(Jdk jdk) {
        try (LiveJvm jvm = Jvm.on(jdk).live(SendsOnDemand.class).awaitLines(1)) {
            Stowaway.fails(jdk, 2, "attach", Long.toString(jvm.pid()), "locks=" + "a".repeat(1024))
                    .printed()
                    .saidOnce("stowaway: the options are too long", "1024");
        }
    }
}
