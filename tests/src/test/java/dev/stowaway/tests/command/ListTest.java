package dev.stowaway.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.SendsOnDemand;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.LiveJvm;
import java.nio.file.Path;

class ListTest {
    @EachJdk
    void a_jvm_is_shown_without_its_secrets_and_left_alone(Jdk jdk) {
        try (LiveJvm jvm = Jvm.on(jdk)
                .with("-Dpassword=swordfish")
                .live(SendsOnDemand.class, "--password", "swordfish")
                .awaitLines(1)) {
            assertThat(row(jdk, jvm))
                    .matches(" *%d +%d\\S* +%s +- +com\\.acme\\.SendsOnDemand"
                            .formatted(jvm.pid(), jdk.feature(), System.getProperty("user.name")));
            assertThat(Path.of("/tmp", ".java_pid" + jvm.pid())).doesNotExist();
            jvm.end().printed("ready").saidNothing();
        }
    }

    @EachJdk
    void what_stowaway_is_in_a_jvm_is_shown(Jdk jdk) {
        try (LiveJvm early = Jvm.on(jdk)
                        .agent()
                        .with(Stowaway.SILENT)
                        .live(SendsOnDemand.class)
                        .awaitLines(1);
                LiveJvm late = Jvm.on(jdk)
                        .with(Stowaway.SILENT)
                        .live(SendsOnDemand.class)
                        .awaitLines(1)) {
            assertThat(row(jdk, early)).contains(" since start ");
            assertThat(row(jdk, late)).contains(" - ");

            Stowaway.command(jdk, "attach", Long.toString(late.pid()));
            assertThat(row(jdk, late)).contains(" attached ");

            Stowaway.command(jdk, "detach", Long.toString(late.pid()));
            Stowaway.command(jdk, "detach", Long.toString(early.pid()));
            assertThat(row(jdk, late)).contains(" detached ");
            assertThat(row(jdk, early)).contains(" detached ");
        }
    }

    @EachJdk
    void an_agent_from_the_environment_is_shown_too(Jdk jdk) {
        try (LiveJvm jvm = Jvm.on(jdk)
                .variable("JDK_JAVA_OPTIONS", "-javaagent:" + Jvm.agentJar())
                .live(SendsOnDemand.class)
                .awaitLines(1)) {
            assertThat(row(jdk, jvm)).contains(" since start ");
        }
    }

    private static String row(Jdk jdk, LiveJvm jvm) {
        return Stowaway.command(jdk, "list")
                .saidNothing()
                .stdout()
                .lines()
                .filter(line -> line.strip().startsWith(jvm.pid() + " "))
                .findFirst()
                .orElseThrow();
    }
}
