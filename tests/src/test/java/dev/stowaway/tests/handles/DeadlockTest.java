package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowaway.tests.evidence.FindingsFile;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** Threads of several processes that wait for one another in a circle. */
class DeadlockTest {
    private static final Duration QUIET = Duration.ofSeconds(3);

    @TempDir
    Path folder = Path.of("");

    @EachJdk
    void two_workers_that_took_two_locks_in_opposite_order(Jdk jdk) {
        try (Family family = Family.on(jdk, "locks", "2")) {
            Member one = family.child();
            Member other = family.child();

            closeCircle(one, "first", other, "second");

            assertTold(family, one, "first", other, "second");
        }
    }

    @EachJdk
    void two_threads_of_one_worker_whose_jvm_does_not_see_it(Jdk jdk) {
        try (Family family = Family.on(jdk, "locks", "2")) {
            Member worker = family.child();

            closeCircle(worker, "first", worker, "second");

            assertTold(family, worker, "first", worker, "second");
        }
    }

    @EachJdk
    void a_thread_of_the_owner_and_a_worker(Jdk jdk) {
        try (Family family = Family.on(jdk, "locks", "2")) {
            Member worker = family.child();

            closeCircle(family.parent(), "owns", worker, "works");

            assertTold(family, family.parent(), "owns", worker, "works");
        }
    }

    /** Each waits for its own lock, which a thread of the other has: an edge that only this owner knows. */
    @EachJdk
    void two_owners_of_which_neither_sees_the_whole_circle(Jdk jdk) {
        try (Family one = Family.on(jdk, "locks", "1");
                Family other = Family.on(jdk, "locks", "1")) {
            exchange(one, other);
            assertThat(one.parent().does("first", "1.lock")).isEqualTo("done");
            assertThat(other.parent().does("second", "1.lock")).isEqualTo("done");

            one.parent().begin("first", "0.lock");
            other.parent().begin("second", "0.lock");

            assertTold(one, one.parent(), "first", other.parent(), "second");
            assertTold(other, one.parent(), "first", other.parent(), "second");
        }
    }

    @EachJdk
    void a_circle_through_a_lock_that_no_other_process_knows(Jdk jdk) {
        try (Family one = Family.on(jdk, "locks", "2");
                Family other = Family.on(jdk, "locks", "1")) {
            exchange(one, other);
            // one: 0 and 1 are its own, 2 is the other's; other: 0 is its own, 1 and 2 are one's.
            assertThat(one.parent().does("between", "0.lock")).isEqualTo("done");
            assertThat(one.parent().does("first", "1.lock")).isEqualTo("done");
            assertThat(other.parent().does("second", "0.lock")).isEqualTo("done");

            one.parent().begin("first", "0.lock");
            one.parent().begin("between", "2.lock");
            other.parent().begin("second", "2.lock");

            assertTold(one, one.parent(), "first", other.parent(), "second");
            assertTold(one, one.parent(), "between", other.parent(), "second");
        }
    }

    @EachJdk
    void threads_that_wait_for_long_are_none(Jdk jdk) {
        try (Family family = Family.on(jdk, "locks", "2")) {
            Member holder = family.child();
            Member waiter = family.child();
            assertThat(holder.does("a", "0.lock")).isEqualTo("done");
            assertThat(holder.does("a", "1.lock")).isEqualTo("done");

            Call waiting = waiter.begin("a", "0.lock");
            Call waitsToo = family.parent().begin("a", "1.lock");

            assertNoneTold(family);
            assertThat(waiting.isPending()).isTrue();
            assertThat(waitsToo.isPending()).isTrue();
        }
    }

    @EachJdk
    void a_circle_is_none_if_a_wait_in_it_ends(Jdk jdk) {
        try (Family family = Family.on(jdk, "locks", "2")) {
            Member patient = family.child();
            Member hasty = family.child();
            assertThat(patient.does("a", "0.lock")).isEqualTo("done");
            assertThat(hasty.does("b", "1.lock")).isEqualTo("done");

            Call waiting = patient.begin("a", "1.lock");
            Call trying = hasty.begin("b", "0.tryLock 3s");

            assertThat(trying.result()).isEqualTo("false");
            assertThat(hasty.does("b", "1.unlock")).isEqualTo("done");
            assertThat(waiting.result()).isEqualTo("done");
            assertThat(family.soFar().stderr()).as(family::toString).doesNotContain("deadlock");
        }
    }

    /** Each meets the other at both locks, one at a time: edges of different moments would make a circle. */
    @EachJdk
    void threads_that_are_busy_with_several_locks_are_none(Jdk jdk) {
        try (Family family = Family.on(jdk, "locks", "2", "fair")) {
            List<Member> workers = List.of(family.parent(), family.child(), family.child());
            List<Call> plays = workers.stream()
                    .flatMap(worker -> List.of("a", "b").stream()
                            .map(thread -> worker.beginChore(thread, "play " + thread.hashCode() + " 1000000")))
                    .toList();

            assertNoneTold(family);
            assertThat(plays).allMatch(Call::isPending);
        }
    }

    @EachJdk
    void is_a_finding_for_tools(Jdk jdk) throws Exception {
        Path file = folder.resolve("findings.jsonl");
        try (Family family = Family.of(Jvm.on(jdk).agent("action=proxy,findings=" + file), "locks", "2")) {
            Member one = family.child();
            Member other = family.child();

            closeCircle(one, "first", other, "second");

            await().atMost(Profile.TOLD).untilAsserted(() -> assertThat(FindingsFile.lines(file, "deadlock"))
                    .hasSize(1));
            JsonNode finding = FindingsFile.lines(file, "deadlock").get(0);
            assertThat(finding.path("threads").findValuesAsText("thread")).containsExactly("second", "first");
            assertThat(finding.path("threads").findValuesAsText("process"))
                    .containsExactly(
                            "process " + other.pid() + " (com.acme.family.Child)",
                            "process " + one.pid() + " (com.acme.family.Child)");
            assertThat(finding.path("callSite").path("class").asText()).isEqualTo("com.acme.family.Heirloom");
            family.parent().until("deadlocks", "1");
        }
    }

    /** There is nothing that an exception would keep from happening. */
    @EachJdk(with = {"fail **", "proxy **\nfail **"})
    void no_rule_keeps_it_from_being_told(Jdk jdk, String rules) throws Exception {
        Path file = Files.writeString(folder.resolve("rules"), "proxy path=SharedLocks.**\n" + rules);
        try (Family family = Family.of(Jvm.on(jdk).agent("rules=" + file), "locks", "2")) {
            Member worker = family.child();

            closeCircle(family.parent(), "owns", worker, "works");

            assertTold(family, family.parent(), "owns", worker, "works");
        }
    }

    @EachJdk
    void one_that_is_allowed_is_counted_only(Jdk jdk) throws Exception {
        Path file = Files.writeString(folder.resolve("rules"), "allow kind=deadlock because \"it is a test\"");
        try (Family family = Family.of(Jvm.on(jdk).agent("action=proxy,rules=" + file), "locks", "2")) {
            Member worker = family.child();

            closeCircle(family.parent(), "owns", worker, "works");

            family.parent().until("deadlocks", "1");
            assertThat(family.soFar().stderr()).as(family::toString).doesNotContain("a deadlock across processes");
        }
    }

    private void exchange(Family one, Family other) {
        String ofOne = folder.resolve("one").toString();
        String ofOther = folder.resolve("other").toString();
        assertThat(one.parent().ask("export " + ofOne)).isEqualTo("done");
        assertThat(other.parent().ask("export " + ofOther)).isEqualTo("done");
        assertThat(one.parent().ask("fetch " + ofOther)).isEqualTo("done");
        assertThat(other.parent().ask("fetch " + ofOne)).isEqualTo("done");
    }

    private static void closeCircle(Member one, String thread, Member other, String otherThread) {
        assertThat(one.does(thread, "0.lock")).isEqualTo("done");
        assertThat(other.does(otherThread, "1.lock")).isEqualTo("done");
        one.begin(thread, "1.lock");
        other.begin(otherThread, "0.lock");
    }

    /** In time, with name, process and stack of both, and once. */
    private static void assertTold(Family by, Member one, String thread, Member other, String otherThread) {
        await().atMost(Profile.TOLD).untilAsserted(() -> assertThat(by.soFar().stderr())
                .as(by::toString)
                .containsOnlyOnce("a deadlock across processes")
                .containsPattern(waits(one, thread))
                .containsPattern(waits(other, otherThread)));
    }

    private static Pattern waits(Member member, String thread) {
        return Pattern.compile("\"" + thread + "\" of process " + member.pid()
                + " [^\n]*waits for SharedLocks\\.locks\\[\\d]\\.lock[^\n]*(\n +[^\n]+)*"
                + "com\\.acme\\.family\\.SharedLock\\.does");
    }

    private static void assertNoneTold(Family family) {
        await().during(QUIET)
                .atMost(QUIET.multipliedBy(3))
                .untilAsserted(() ->
                        assertThat(family.soFar().stderr()).as(family::toString).doesNotContain("deadlock"));
    }
}
