package dev.stowaway.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.LogTarget;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Policy;
import dev.stowaway.rules.RecordFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final Sites sites = new Sites(new Policy(Action.LOG, null));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void count() {
        file = folder.resolve("baseline.rules");
        sites.count(new Occurrence("SEMAPHORE", "Job.gate", "a.B.c", "FILE", "a.Gate", "a.Job.gate"));
        sites.count(new Occurrence("MONITOR", "Job.guard", "a.B.c", "FILE", "java.lang.Object", "a.Job.guard"));
    }

    @Test
    void explains_itself_and_is_in_order() throws IOException {
        record();

        String date = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(file).hasContent("""
                # Locks that were met when this file was recorded (option record), each allowed or replaced as it was then.
                # With rules=<this file>,action=fail later runs fail on what is new. Give each line its real reason.
                # One rule a line; the first that matches decides.
                allow path=Job.gate kind=semaphore declared=a.Job.gate to=file at=a.B.c because "seen by record on DATE"
                allow path=Job.guard kind=monitor declared=a.Job.guard to=file at=a.B.c because "seen by record on DATE"
                """.replace("DATE", date));
        assertThat(said()).isEqualTo("INFO stowaway: record: 2 rules added to " + file + "\n");
    }

    @Test
    void a_lock_that_was_replaced_is_replaced_in_the_next_run_as_well() throws IOException {
        Sites replacing = new Sites(new Policy(Action.PROXY, null));
        note(replacing, "Job.gate", null);
        note(replacing, "Job.mixed", null);
        note(replacing, "Job.mixed", "it was one of another kind");
        note(replacing, "Job.plain", "it has no state that could be shared");

        record(replacing);

        assertThat(Files.readAllLines(file))
                .filteredOn(line -> !line.startsWith("#"))
                .extracting(line -> line.substring(0, line.indexOf(" kind")))
                .containsExactly("allow path=Job.plain", "proxy path=Job.gate", "proxy path=Job.mixed");

        String recorded = Files.readString(file);
        record(replacing);
        assertThat(file).hasContent(recorded);
        assertThat(said()).doesNotContain("left out");
    }

    private static void note(Sites sites, String pattern, @Nullable String refusal) {
        Occurrence occurrence = new Occurrence("SEMAPHORE", pattern, "a.B.c", "PROCESS", "a.Gate", null);
        Site site = Objects.requireNonNull(sites.count(occurrence));
        site.note(new Outcome(site.verdict(), refusal));
    }

    @Test
    void completes_a_last_line_and_keeps_the_byte_order_mark() throws IOException {
        Files.writeString(file, "\ufeff# mine\r\nallow Job.gate because \"known\"");

        record();

        assertThat(Files.readString(file))
                .startsWith("\ufeff# mine\r\nallow Job.gate because \"known\"\r\nallow path=Job.guard ")
                .endsWith("\"\r\n");
    }

    @Test
    void goes_before_a_rule_for_everything_that_is_the_only_one() throws IOException {
        Files.writeString(file, "fail **\n");

        record();

        assertThat(Files.readAllLines(file)).hasSize(3).last().isEqualTo("fail **");
    }

    @Test
    void keeps_permissions_and_links() throws IOException {
        Path real = Files.writeString(folder.resolve("real.rules"), "# mine\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
        Files.createSymbolicLink(file, real.getFileName());

        record();

        assertThat(file).isSymbolicLink();
        assertThat(Files.readAllLines(real)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(real)).isEqualTo(PosixFilePermissions.fromString("rw-rw-r--"));
    }

    @Test
    void a_file_that_would_become_too_long_is_left_as_it_is() throws IOException {
        String full = "log site=000000\n".repeat(9_999);
        Files.writeString(file, full);

        record();

        assertThat(file).hasContent(full);
        assertThat(said()).contains("record: nothing was recorded: " + file + ", line 10001: is one rule more");
    }

    @Test
    void waits_for_another_jvm_only_so_long() throws IOException {
        Files.createFile(folder.resolve("baseline.rules.lock"));

        record();

        assertThat(file).doesNotExist();
        assertThat(said()).contains("record: nothing was recorded: ", "another JVM holds ");
    }

    @Test
    void what_a_jvm_that_died_left_behind_is_no_hindrance() throws IOException {
        Path left = Files.createFile(folder.resolve("baseline.rules.lock"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));

        record();

        assertThat(file).exists();
        assertThat(left).doesNotExist();
    }

    private void record() throws IOException {
        record(sites);
    }

    private void record(Sites met) throws IOException {
        Logging logging = new Logging(
                new LogTarget.Auto(),
                new PrintStream(stderr, true, UTF_8),
                ReflectiveAccess.create(),
                Application.loadedClassesOf());
        new Recording(new RecordFile(file.toString(), file.toFile().getCanonicalFile()), met, logging).run();
    }

    private String said() {
        return stderr.toString(UTF_8);
    }
}
