package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.launch.ProfilesWithLock;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.ReportedFinding;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.Main;

/** A published program that launches JVMs and talks Java serialization with them over a socket. */
class JmhTest {
    private static final Path BENCHMARKS = Jvm.originOf(JmhTest.class).resolveSibling("jmh-classes");

    @EachJdk
    void a_lock_that_a_fork_of_jmh_sends_home_is_found_in_the_fork(Jdk jdk, @TempDir Path folder) throws IOException {
        Path log = folder.resolve("stowaway.log");
        Run run = Jvm.on(jdk)
                .agent("log=" + log)
                .libraries(Main.class, FastMath.class, joptsimple.OptionParser.class)
                .classPath(BENCHMARKS)
                .run(
                        Main.class,
                        "WriteGraph",
                        "-f",
                        "1",
                        "-wi",
                        "0",
                        "-i",
                        "1",
                        "-r",
                        "10ms",
                        "-p",
                        "graph=INTEGERS",
                        "-foe",
                        "true",
                        "-prof",
                        ProfilesWithLock.class.getName());
        assertThat(run.stdout()).as(run::toString).contains("counted");
        ReportedFinding finding = ReportedFinding.parse(Files.readString(log)).get(0);
        assertThat(finding.path()).as(run::toString).endsWith(".samples.lock");
        assertThat(finding.line("to")).contains("socket to ");
        assertThat(finding.line("at")).startsWith("org.openjdk.jmh.runner.link.BinaryLinkClient.");
    }
}
