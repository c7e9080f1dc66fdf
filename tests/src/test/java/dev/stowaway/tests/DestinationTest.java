package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.SharesPhasers;
import com.acme.launch.SendsToChild;
import com.acme.launch.WritesAnywhere;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {
    private static final String SHARED = "a shared object (a SharedQueue, or what a Manager makes)";

    @EachJdk
    void every_kind_of_destination_is_told_with_the_streams_between(Jdk jdk, @TempDir Path folder) {
        Run run = Jvm.on(jdk).agent().run(WritesAnywhere.class, folder.toString());
        List<String> told = run.findings().stream()
                .map(finding -> finding.line("to").replaceFirst("file descriptor \\d+", "file descriptor *"))
                .toList();
        assertThat(told)
                .as(run::toString)
                .containsExactlyElementsOf(run.stdout().lines().toList());
    }

    @EachJdk
    void a_java_child_is_told_with_its_main_class_and_no_further_arguments(Jdk jdk) {
        Run run = Jvm.on(jdk)
                .agent("children=none")
                .run(SendsToChild.class, "JAVA", "-cp", "CP", "-Dpassword=x", "com.acme.launch.Worker", "secret");
        assertThat(run.finding().line("to"))
                .isEqualTo("stdin of process " + run.stdout().strip()
                        + " (java com.acme.launch.Worker), through BufferedOutputStream");
    }

    @EachJdk
    void a_shared_object_is_told_as_one_and_who_has_put_something_into_it(Jdk jdk) {
        Run run = Jvm.on(jdk).agent().run(SharesPhasers.class).printed("not put", "not offered");
        assertThat(run.findings())
                .as(run::toString)
                .extracting(finding -> finding.line("to"))
                .containsExactly(SHARED, SHARED);
        assertThat(run.findings().get(0).line("at")).startsWith("com.acme.SharesPhasers.put(SharesPhasers.java:");
        assertThat(run.findings().get(1).line("at")).startsWith("com.acme.SharesPhasers.offer(SharesPhasers.java:");
    }
}
