package dev.stowaway.tests.replaced;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.replaced.ReadsLocksBack;
import com.acme.replaced.SendsAllSorts;
import com.acme.replaced.SendsLockWithParts;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stowaway.tests.evidence.FindingsFile;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.ReportedFinding;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The actions {@code proxy} and {@code fresh}, as the application sees them that reads back what it has written. */
class ReplacingTest {
    private static final String EXTENDED_DEBUG_INFO = "-Dsun.io.serialization.extendedDebugInfo=true";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @EachJdk(with = {"plain", "root", "array", "unshared", "replacing", "introducing"})
    void a_handle_that_is_read_at_home_is_the_lock_itself(Jdk jdk, String way) {
        Run run = Jvm.on(jdk)
                .agent("action=proxy")
                .run(ReadsLocksBack.class, way + ":lock")
                .printed(way + ":lock the same ReentrantLock")
                .saidOnce("1 proxied  ");

        assertThat(run.finding().line("action"))
                .matches("proxied \\(action=proxy\\); site [0-9a-f]{6}, reported once, then counted");
        assertThat(run.finding().line("effect")).doesNotContain("copy");
        assertThat(run.finding().line("remedy")).startsWith("none is needed while Stowaway replaces it; ");
    }

    @EachJdk(with = {"plain", "root", "unshared", "replacing", "introducing", "file"})
    void a_monitor_is_another_one_where_it_is_read(Jdk jdk, String way) {
        Run run = Jvm.on(jdk)
                .agent("action=fresh")
                .run(ReadsLocksBack.class, way + ":monitor")
                .printed(way + ":monitor another Object")
                .saidOnce("1 renewed  ");

        assertThat(run.finding().line("action")).startsWith("renewed (action=fresh); site ");
        assertThat(run.finding().line("effect")).doesNotContain("NotSerializableException");
        assertThat(run.finding().line("remedy")).startsWith("none is needed while Stowaway replaces it; ");
    }

    @EachJdk(with = {"action=proxy plain:lock the same ReentrantLock", "action=fresh plain:monitor another Object"})
    void the_extended_debug_info_of_the_jdk_is_no_hindrance(Jdk jdk, String row) {
        String[] cells = row.split(" ", 3);

        Jvm.on(jdk)
                .with(EXTENDED_DEBUG_INFO)
                .agent(cells[0])
                .run(ReadsLocksBack.class, cells[1])
                .printed(cells[1] + " " + cells[2]);
    }

    /** What the stream is given may be a lock of another class, about which it asks in its turn. */
    @EachJdk(with = {"plain", "root", "array"})
    void a_lock_in_the_place_of_another_is_not_met_again(Jdk jdk, String way) {
        Run run = Jvm.on(jdk).agent("action=fresh").run(ReadsLocksBack.class, way + ":final");

        assertThat(run.stdout()).startsWith(way + ":final another ");
        assertThat(run.finding().line("lock")).isEqualTo("com.acme.replaced.FinalLock, free");
        run.saidOnce("summary: 1 site, 1 lock");
    }

    @EachJdk
    void a_file_is_given_no_handle(Jdk jdk) {
        Run run = Jvm.on(jdk)
                .agent("action=proxy")
                .run(ReadsLocksBack.class, "file:lock")
                .printed("file:lock another ReentrantLock")
                .saidOnce("1 logged  ", "; logged, since a handle in a file would outlive its owner, and no rule asks");

        assertThat(run.finding().line("action"))
                .matches("logged, since a handle in a file would outlive its owner, and no rule asks for it"
                        + " \\(action=proxy\\); site [0-9a-f]{6}, reported once, then counted");
        assertThat(run.finding().line("effect")).startsWith("the copy starts unlocked");
    }

    @EachJdk
    void a_rule_has_a_handle_written_to_a_file_too(Jdk jdk) throws IOException {
        Path rules = Files.writeString(folder.resolve("stowaway.rules"), "proxy to=file\nfresh kind=monitor\n");

        Jvm.on(jdk)
                .agent("rules=" + rules)
                .run(ReadsLocksBack.class, "file:lock", "plain:lock", "plain:monitor")
                .printed(
                        "file:lock the same ReentrantLock",
                        "plain:lock another ReentrantLock",
                        "plain:monitor another Object")
                .saidOnce("1 proxied  ", "; rule at line 1 of stowaway.rules)")
                .saidOnce("1 renewed  ", "; rule at line 2 of stowaway.rules)");
    }

    @EachJdk
    void a_lock_of_which_there_is_no_handle_is_written_as_it_is_and_the_reason_told(Jdk jdk) {
        Run run = Jvm.on(jdk)
                .agent("action=proxy")
                .run(ReadsLocksBack.class, "plain:phaser")
                .printed("plain:phaser not serializable");

        assertThat(run.finding().line("action"))
                .startsWith("logged, since ")
                .doesNotContain("no rule asks")
                .contains(" (action=proxy); site ");
    }

    @EachJdk
    void each_outcome_at_a_site_is_told_once_and_all_are_counted(Jdk jdk) throws IOException {
        Path findings = folder.resolve("findings.jsonl");
        String line = "the same ReentrantLock, another FinalLock, the same ReentrantLock, another FinalLock";

        Run run = Jvm.on(jdk)
                .agent("action=proxy,findings=" + findings)
                .run(SendsAllSorts.class, "own", "final", "own", "final")
                .printed(line, line, line)
                .reported("ArrayList[0]")
                .saidOnce(
                        "WARN stowaway: a lock at site ",
                        " was logged, since ",
                        ", unlike those before: ArrayList[1] (com.acme.replaced.FinalLock; action=proxy); told once")
                .saidOnce("4 proxied, 4 logged  ArrayList[*]  (", "; logged, since ");

        assertThat(run.finding().line("action")).startsWith("proxied (action=proxy)");
        List<JsonNode> lines = FindingsFile.lines(findings);
        assertThat(lines.get(0).path("action").asText()).isEqualTo("proxy");
        assertThat(lines.get(1).path("locks").asInt()).isEqualTo(8);
        assertThat(lines.get(1).path("replaced").asInt()).isEqualTo(4);
    }

    @EachJdk
    void what_has_to_go_with_a_part_that_was_copied_is_told_as_well(Jdk jdk) {
        Run run =
                Jvm.on(jdk).agent("action=proxy").run(SendsLockWithParts.class).printed("sent");

        assertThat(run.findings())
                .extracting(ReportedFinding::path)
                .containsExactly("SendsLockWithParts.Door.lock", "SendsLockWithParts.Door.opened");
        assertThat(run.findings().get(1).line("action"))
                .startsWith("logged, since another part of it is in the stream already, as a copy (action=proxy); ");
        Jvm.on(jdk).agent().run(SendsLockWithParts.class).printed("sent").reported("SendsLockWithParts.Door.lock");
    }

    @EachJdk
    void what_was_replaced_is_recorded_as_such(Jdk jdk) throws IOException {
        Path baseline = folder.resolve("baseline.rules");
        String[] locks = {"plain:lock", "file:lock"};
        Jvm.on(jdk).agent("action=proxy,record=" + baseline).run(ReadsLocksBack.class, locks);

        Jvm.on(jdk)
                .agent("action=fail,rules=" + baseline)
                .run(ReadsLocksBack.class, locks)
                .printed("plain:lock the same ReentrantLock", "file:lock another ReentrantLock");

        assertThat(Files.readAllLines(baseline))
                .filteredOn(line -> !line.startsWith("#"))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("proxy ") && line.contains(" to=memory "))
                .anyMatch(line -> line.startsWith("allow ") && line.contains(" to=file "));
    }
}
