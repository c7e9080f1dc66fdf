package dev.stowaway.tests.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.fuzz.ScanTarget;
import com.acme.paths.WritesSeeds;
import com.code_intelligence.jazzer.Jazzer;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** Jazzer, for some seconds on each JDK, from streams that have everything in them. */
class FuzzTest {
    private static final int SECONDS = 12;
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");

    @EachJdk
    void no_bytes_harm_the_scan(Jdk jdk, @TempDir Path folder) throws Exception {
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        Jvm.on(jdk).run(WritesSeeds.class, seeds.toString());

        Run run = Jvm.on(jdk)
                .with("-Xmx512m", "-XX:+EnableDynamicAgentLoading", "-XX:+ExitOnOutOfMemoryError")
                .classPath(Jvm.agentJar())
                .libraries(Jazzer.class, FuzzedDataProvider.class)
                .run(
                        Jazzer.class,
                        "--target_class=" + ScanTarget.class.getName(),
                        "--instrumentation_includes=dev.stowaway.scan.**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-max_total_time=" + SECONDS,
                        "-timeout=20",
                        corpus.toString(),
                        seeds.toString());

        Matcher runs = RUNS.matcher(run.stderr());
        assertThat(runs.find()).as(run::toString).isTrue();
        assertThat(Integer.parseInt(runs.group(1))).as("inputs tried").isGreaterThan(1_000);
    }
}
