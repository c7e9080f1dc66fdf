package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Job;
import com.acme.SendsJob;
import com.acme.launch.Launches;
import com.acme.launch.ShowsAgents;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Up to JDK 23: later ones have no security manager. */
class SecurityManagerTest {
    private static final int LAST = 23;

    @EachJdk(upTo = LAST)
    void an_agent_with_all_permissions_works_for_an_application_with_none(Jdk jdk, @TempDir Path folder)
            throws IOException {
        String grant = "grant codeBase \"" + Jvm.agentJar().toUri() + "\" { permission java.security.AllPermission; };";

        under(grant, jdk, folder).agent().run(SendsJob.class).printed("sent").reported(Job.PATH);
    }

    @EachJdk(upTo = LAST)
    void an_agent_with_all_permissions_sees_the_launches_of_an_application_with_few(Jdk jdk, @TempDir Path folder)
            throws IOException {
        String grants =
                "grant codeBase \"" + Jvm.agentJar().toUri() + "\" { permission java.security.AllPermission; };\n"
                        + "grant { permission java.io.FilePermission \"<<ALL FILES>>\", \"execute\";"
                        + " permission java.util.PropertyPermission \"*\", \"read\"; };";

        Run run = under(grants, jdk, folder)
                .agent("stack=1")
                .run(Launches.class, "builder", "JAVA", "-cp", "CP", ShowsAgents.class.getName());

        assertThat(run.stdout())
                .as(run::toString)
                .contains("=inherited:stack=1")
                .contains("exit code 0");
        assertThat(run.stderr()).as(run::toString).doesNotContain("stowaway");
    }

    @EachJdk(upTo = LAST)
    void an_agent_without_permissions_does_no_harm(Jdk jdk, @TempDir Path folder) throws IOException {
        under("", jdk, folder)
                .agent()
                .run(SendsJob.class)
                .printed("sent")
                .saidOnce("stowaway: can't start", "the application runs on without Stowaway");
    }

    private static Jvm under(String policy, Jdk jdk, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("policy"), policy);
        return Jvm.on(jdk).with("-Djava.security.manager", "-Djava.security.policy==" + file);
    }
}
