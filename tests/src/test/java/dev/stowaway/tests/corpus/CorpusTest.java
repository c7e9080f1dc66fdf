package dev.stowaway.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.corpus.Writes;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.ReportedFinding;
import dev.stowaway.tests.harness.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
    private static final Path LIBRARIES = Path.of(System.getProperty("stowaway.corpus"));

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("withLocks")
    void names_the_lock_that_a_published_library_writes(Jdk jdk, Specimen specimen, @TempDir Path folder) {
        Path file = folder.resolve("object.ser");

        Run run = serialize(jdk, specimen, file).reported(specimen.path());

        ReportedFinding finding = run.finding();
        assertThat(finding.line("lock")).as(run::toString).startsWith(specimen.lock() + ",");
        assertThat(finding.line("declared"))
                .as(run::toString)
                .startsWith(specimen.declaration() + " ")
                .endsWith("(" + specimen.library() + ")");
        assertThat(finding.line("to")).as(run::toString).contains(file.toString());
        assertThat(finding.line("at")).as(run::toString).startsWith("com.acme.corpus.Writes.main(Writes.java:");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("withoutLocks")
    void is_silent_about_a_library_that_keeps_its_lock_at_home(Jdk jdk, Specimen specimen, @TempDir Path folder) {
        serialize(jdk, specimen, folder.resolve("object.ser")).reported();
    }

    static Stream<Arguments> withLocks() {
        return onEachJdk(Corpus.withLocks());
    }

    static Stream<Arguments> withoutLocks() {
        return onEachJdk(Corpus.withoutLocks());
    }

    private static Stream<Arguments> onEachJdk(List<Specimen> specimens) {
        return Jdk.all().stream().flatMap(jdk -> specimens.stream().map(specimen -> Arguments.of(jdk, specimen)));
    }

    private static Run serialize(Jdk jdk, Specimen specimen, Path file) {
        Jvm jvm = Jvm.on(jdk).agent();
        for (String jar : specimen.jars()) {
            jvm.classPath(LIBRARIES.resolve(jar + ".jar"));
        }
        return jvm.run(Writes.class, specimen.recipe().getName(), file.toString())
                .printed(specimen.written() ? "written" : "refused because of " + specimen.lock());
    }
}
