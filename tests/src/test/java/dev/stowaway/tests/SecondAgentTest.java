package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.AttachesLate;
import com.acme.Job;
import com.acme.SendsJob;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.nio.file.Path;
import org.jacoco.agent.rt.RT;
import org.junit.jupiter.api.io.TempDir;

/** JaCoCo's agent, which defines a class into java.base and instruments every class of the application. */
class SecondAgentTest {
    @EachJdk
    void works_when_started_before(Jdk jdk, @TempDir Path folder) {
        Jvm.on(jdk)
                .agent()
                .agent(Jvm.originOf(RT.class), options(folder))
                .run(SendsJob.class)
                .printed("sent")
                .reported(Job.PATH);
        assertThat(coverage(folder)).isNotEmptyFile();
    }

    @EachJdk
    void works_when_started_after(Jdk jdk, @TempDir Path folder) {
        Jvm.on(jdk)
                .agent(Jvm.originOf(RT.class), options(folder))
                .agent()
                .run(SendsJob.class)
                .printed("sent")
                .reported(Job.PATH);
        assertThat(coverage(folder)).isNotEmptyFile();
    }

    @EachJdk
    void works_when_attached_late(Jdk jdk, @TempDir Path folder) {
        Jvm.on(jdk)
                .agent(Jvm.originOf(RT.class), options(folder))
                .selfAttaching()
                .run(AttachesLate.class, "between")
                .printed("sent")
                .reported(Job.PATH);
        assertThat(coverage(folder)).isNotEmptyFile();
    }

    private static String options(Path folder) {
        return "destfile=" + coverage(folder);
    }

    private static Path coverage(Path folder) {
        return folder.resolve("coverage.exec");
    }
}
