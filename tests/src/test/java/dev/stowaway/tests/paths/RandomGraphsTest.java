package dev.stowaway.tests.paths;

import com.acme.graphs.ChecksBytes;
import com.acme.graphs.ChecksBytesAcrossDetach;
import com.acme.graphs.ChecksPaths;
import com.acme.graphs.ScansGraphs;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * On random object graphs. One try forks a JVM for hundreds of them, which it makes from seeds; a graph that fails is
 * named by its seed, and what fails by its path, so there is nothing to shrink.
 */
class RandomGraphsTest {
    private static final int GRAPHS = 400;

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void every_path_leads_to_the_very_lock(@ForAll("seeds") List<Long> seeds) throws IOException {
        for (Jdk jdk : Jdk.all()) {
            Path log = Files.createTempFile("stowaway", ".log");
            Jvm.on(jdk)
                    .agent("action=fail,log=" + log)
                    .run(ChecksPaths.class, arguments(seeds))
                    .printed("many locks");
            Files.delete(log);
        }
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_same_bytes_are_written_before_and_after_the_agent_comes(@ForAll("seeds") List<Long> seeds)
            throws IOException {
        for (Jdk jdk : Jdk.all()) {
            Path log = Files.createTempFile("stowaway", ".log");
            Jvm.on(jdk)
                    .selfAttaching()
                    .with("-D" + ChecksBytes.LOG + "=" + log)
                    .run(ChecksBytes.class, arguments(seeds))
                    .printed("told of locks");
            Files.delete(log);
        }
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_same_bytes_are_written_while_the_agent_comes_and_goes(@ForAll("seeds") List<Long> seeds) {
        for (Jdk jdk : Jdk.all()) {
            Jvm.on(jdk)
                    .selfAttaching()
                    .run(ChecksBytesAcrossDetach.class, arguments(seeds))
                    .printed("checked " + seeds.size());
        }
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_scan_finds_as_many_locks_as_the_jdk_reads(@ForAll("seeds") List<Long> seeds) {
        for (Jdk jdk : Jdk.all()) {
            Jvm.on(jdk)
                    .classPath(Jvm.agentJar())
                    .run(ScansGraphs.class, arguments(seeds))
                    .printed("most compared");
        }
    }

    @Provide
    Arbitrary<List<Long>> seeds() {
        return Arbitraries.longs().list().ofSize(GRAPHS);
    }

    private static String[] arguments(List<Long> seeds) {
        return seeds.stream().map(String::valueOf).toArray(String[]::new);
    }
}
