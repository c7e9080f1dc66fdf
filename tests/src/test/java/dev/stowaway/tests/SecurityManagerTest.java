package dev.stowaway.tests;

import com.acme.Job;
import com.acme.SendsJob;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
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
