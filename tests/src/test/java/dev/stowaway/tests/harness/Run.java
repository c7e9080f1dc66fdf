package dev.stowaway.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a forked JVM has printed. Each of its checks shows the whole of it when it fails.
 *
 * @param exitCode null if the JVM had to be killed
 */
public record Run(List<String> command, @Nullable Integer exitCode, String stdout, String stderr) {
    /** In what the agent says of errors of its own that it has kept from the application, at once and at exit. */
    private static final Pattern SUPPRESSED =
            Pattern.compile("errors? inside Stowaway|did not reach the log|turned itself off");

    /** As {@code Object.toString} prints it; differs from JVM to JVM. */
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]+");

    /** The application has written exactly these lines to stdout, and nobody else anything. */
    public Run printed(String... lines) {
        assertThat(stdout.lines()).as(this::toString).containsExactly(lines);
        return this;
    }

    /** The application has written the same to stdout as in the other run, identity hash codes aside, and something. */
    public Run printedAs(Run other) {
        assertThat(withoutIdentities(stdout))
                .as(this::toString)
                .isNotEmpty()
                .isEqualTo(withoutIdentities(other.stdout));
        return this;
    }

    /** Findings were reported for exactly these paths, in any order. */
    public Run reported(String... paths) {
        assertThat(findings().stream().map(ReportedFinding::path))
                .as(this::toString)
                .containsExactlyInAnyOrder(paths);
        return this;
    }

    /** Stowaway has found nothing. */
    public Run reportedNothing() {
        return reported();
    }

    /** Nothing was written to stderr, not even by the JVM. */
    public Run saidNothing() {
        assertThat(stderr).as(this::toString).isEmpty();
        return this;
    }

    /** Exactly one line of stderr contains all of these words. */
    public Run saidOnce(CharSequence... words) {
        assertThat(stderr.lines())
                .as(this::toString)
                .filteredOn(line -> List.of(words).stream().allMatch(line::contains))
                .hasSize(1);
        return this;
    }

    /** Stowaway kept no error of its own from the application. */
    public Run suppressedNothing() {
        assertThat(stdout + stderr).as(this::toString).doesNotContainPattern(SUPPRESSED);
        return this;
    }

    /** The findings on stderr, in the order in which they came. */
    public List<ReportedFinding> findings() {
        return ReportedFinding.parse(stderr);
    }

    /** The one finding on stderr. */
    public ReportedFinding finding() {
        assertThat(findings()).as(this::toString).hasSize(1);
        return findings().get(0);
    }

    /** Command line, exit code and everything that was printed. */
    @Override
    public String toString() {
        return "%s%n--- exit code %s%n--- stdout%n%s%n--- stderr%n%s---%n"
                .formatted(String.join(" ", command), exitCode == null ? "none, killed" : exitCode, stdout, stderr);
    }

    private static String withoutIdentities(String text) {
        return IDENTITY.matcher(text).replaceAll("@");
    }

    Run verified(int expectedExitCode, Duration timeout) {
        assertThat(exitCode)
                .as(() -> "not ended after " + timeout + ": " + this)
                .isNotNull();
        assertThat(exitCode).as(this::toString).isEqualTo(expectedExitCode);
        return suppressedNothing();
    }
}
