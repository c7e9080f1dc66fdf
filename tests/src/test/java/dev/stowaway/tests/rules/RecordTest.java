package dev.stowaway.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.ExitsWithThree;
import com.acme.rules.SendsOrders;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;

class RecordTest {
    private static final String[] KINDS = SendsOrders.KINDS.split(" ");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @EachJdk
    void what_was_recorded_passes_and_what_is_new_fails(Jdk jdk) throws IOException {
        Jvm.on(jdk)
                .agent("record=" + file())
                .run(SendsOrders.class, KINDS)
                .saidOnce("INFO stowaway: record: " + KINDS.length + " rules added to " + file());

        Run again = Jvm.on(jdk)
                .agent("action=fail,rules=" + file())
                .run(SendsOrders.class, with("file:lock"))
                .reported("ReentrantLock");

        assertThat(again.stdout().lines())
                .as(again::toString)
                .filteredOn(line -> line.endsWith(" sent"))
                .hasSize(KINDS.length);
        assertThat(again.stdout().lines()).last().isEqualTo("file:lock refused");
        assertThat(rules())
                .isSorted()
                .hasSize(KINDS.length)
                .allMatch(rule -> rule.startsWith("allow path=Order.content"));
        assertThat(rules().get(0))
                .matches("allow path=Order.content kind=reentrant-lock"
                        + " declared=com.acme.rules.Order.content to=memory at=com.acme.rules.SendsOrders.send"
                        + " because \"seen by record on \\d{4}-\\d\\d-\\d\\d\"");
        assertThat(files()).containsExactly("baseline.rules");
    }

    @EachJdk
    void a_baseline_grows_and_keeps_what_people_wrote(Jdk jdk) throws IOException {
        String written = """
                # Reviewed by Ada.
                allow kind=semaphore because "ACME-123"   # see there
                fail **.lock

                # All else.
                fail **
                """;
        Files.writeString(file(), written.replace("\n", "\r\n"));

        Jvm.on(jdk)
                .agent("rules=" + file() + ",record=" + file())
                .run(SendsOrders.class, "semaphore", "lock", "line")
                .printed("semaphore sent", "lock refused", "line refused")
                .saidOnce("record: 1 rule added to " + file() + "; 1 site left out, which a rule logs or fails");

        String[] parts = Files.readString(file()).split("(?=allow path)|(?<=-\\d\\d\"\r\n)");
        assertThat(parts).hasSize(3);
        assertThat(parts[0] + parts[2]).isEqualTo(written.replace("\n", "\r\n"));
        assertThat(parts[1]).startsWith("allow path=Order.content kind=reentrant-lock ");
        assertThat(parts[2]).startsWith("\r\n# All else.");
    }

    @EachJdk
    void recording_again_adds_nothing(Jdk jdk) throws IOException {
        Jvm.on(jdk).agent("record=" + file()).run(SendsOrders.class, "lock", "line");
        String recorded = Files.readString(file());

        Run again = Jvm.on(jdk)
                .agent("rules=" + file() + ",record=" + file())
                .run(SendsOrders.class, "line", "lock")
                .reportedNothing();

        assertThat(again.stderr()).doesNotContain("record:");
        assertThat(file()).hasContent(recorded);
    }

    @EachJdk
    void the_first_recording_of_a_baseline_needs_no_file(Jdk jdk) throws IOException {
        Jvm.on(jdk).agent("rules=" + file() + ",record=" + file()).run(SendsOrders.class, "lock");

        assertThat(rules()).hasSize(1);
    }

    @EachJdk
    void a_run_without_locks_records_a_file_without_rules(Jdk jdk) throws IOException {
        Jvm.on(jdk).agent("record=" + file()).run(SendsOrders.class).saidNothing();

        assertThat(rules()).isEmpty();
        assertThat(Files.readString(file())).startsWith("# ");
        Jvm.on(jdk)
                .agent("rules=" + file())
                .run(SendsOrders.class, "lock")
                .printed("lock sent")
                .reported("Order.content");
    }

    @EachJdk
    void several_jvms_record_to_one_file(Jdk jdk) throws IOException {
        List<CompletableFuture<Run>> runs = Arrays.stream(KINDS)
                .limit(6)
                .map(kind -> CompletableFuture.supplyAsync(
                        () -> Jvm.on(jdk).agent("record=" + file()).run(SendsOrders.class, kind, "unicode")))
                .toList();
        runs.forEach(CompletableFuture::join);

        assertThat(rules()).hasSize(7).doesNotHaveDuplicates();
        assertThat(files()).containsExactly("baseline.rules");
    }

    @EachJdk
    void a_file_that_cannot_be_written_is_one_error(Jdk jdk) {
        Run run = Jvm.on(jdk)
                .agent("record=" + folder.resolve("absent/baseline.rules"))
                .exitCode(3)
                .run(ExitsWithThree.class)
                .printed("sent")
                .saidOnce(
                        "stowaway: option record (agent argument): ",
                        "absent/baseline.rules\" can't be written (No such file or directory); allowed: ");
        assertThat(run.stderr().lines()).as(run::toString).hasSize(1);
    }

    @EachJdk
    void a_file_that_is_no_rules_file_is_left_as_it_is(Jdk jdk) throws IOException {
        Files.writeString(file(), "my diary\n");

        Jvm.on(jdk)
                .agent("record=" + file())
                .run(SendsOrders.class, "lock")
                .printed("lock sent")
                .saidOnce("WARN stowaway: record: nothing was recorded: " + file() + ", line 1: \"my\" is no action");

        assertThat(file()).hasContent("my diary");
        assertThat(files()).containsExactly("baseline.rules");
    }

    private static String[] with(String more) {
        String[] kinds = Arrays.copyOf(KINDS, KINDS.length + 1);
        kinds[KINDS.length] = more;
        return kinds;
    }

    private Path file() {
        return folder.resolve("baseline.rules");
    }

    private List<String> rules() throws IOException {
        return Files.readAllLines(file()).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
