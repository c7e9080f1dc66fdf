package dev.stowaway.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.LogTarget;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Options;
import dev.stowaway.rules.Policy;
import dev.stowaway.rules.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final Logging logging = logging(new PrintStream(stderr, true, UTF_8));
    private final Suppressed suppressed = new Suppressed(logging);
    private final Policy policy = new Policy(Action.LOG, null);
    private final Sites sites = new Sites(policy);
    private final Summary summary = new Summary(sites, suppressed, logging, null);

    @Test
    void lists_the_sites_those_with_the_most_locks_first() {
        count("Job.lock", 1);
        count("Order.lines[*].lock", 1000);
        sites.passOver();
        sites.passOver();

        assertThat(summary.text()).isEqualTo("""
                        summary: 2 sites, 1001 locks
                          1000 logged  Order.lines[*].lock  (a.Gate; site %s)
                             1 logged  Job.lock  (a.Gate; site %s)
                          2 locks of JDK collections passed over""".formatted(
                        sites.all().get(1).id(), sites.all().get(0).id()));
    }

    @Test
    void says_which_rule_decided_and_why(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("stowaway.rules"),
                "# known\nallow Job.lock because \"reset in readObject\"\nfail kind=semaphore\n");
        Sites ruled = new Sites(new Policy(
                Action.LOG,
                Options.parse("rules=" + file, new Properties(), Map.of()).rules()));
        ruled.count(occurrence("Job.lock"));
        ruled.count(occurrence("Job.gate"));

        assertThat(new Summary(ruled, suppressed, logging, null).text()).isEqualTo("""
                        summary: 2 sites, 2 locks
                          1 allowed  Job.lock  (a.Gate; site %s; rule at line 2 of stowaway.rules: reset in readObject)
                          1 failed  Job.gate  (a.Gate; site %s; rule at line 3 of stowaway.rules)""".formatted(
                        ruled.all().get(0).id(), ruled.all().get(1).id()));
    }

    @Test
    void admits_that_something_else_was_done_at_first() {
        count("Job.lock", 1);
        policy.action(Action.ALLOW);
        count("Job.lock", 1);

        assertThat(summary.text())
                .contains("2 allowed  Job.lock  (a.Gate; site ")
                .endsWith("; not from the beginning)");
    }

    @Test
    void says_how_many_locks_were_replaced_and_why_the_others_were_not() {
        policy.action(Action.PROXY);
        replace("Job.gates[*].lock", null, 3);
        replace("Job.gates[*].lock", "no subclass of a.Gate can be made", 1);
        replace("Job.done", null, 2);
        replace("Job.guards[*]", "a monitor can't be shared", 2);
        replace("Job.guards[*]", "it is\nodd", 1);
        replace("Order.latch", "a latch in a file has no owner", 4);

        assertThat(summary.text()).isEqualTo("""
                        summary: 4 sites, 13 locks
                          3 proxied, 1 logged  Job.gates[*].lock  (a.Gate; site %s; logged, since no subclass of a.Gate can be made)
                          4 logged  Order.latch  (a.Gate; site %s; logged, since a latch in a file has no owner)
                          3 logged  Job.guards[*]  (a.Gate; site %s; 2 logged, since a monitor can't be shared; 1 logged, since it is\\nodd)
                          2 proxied  Job.done  (a.Gate; site %s)""".formatted(id(0), id(3), id(2), id(1)));
    }

    @Test
    void tells_replaced_locks_from_those_of_another_time() {
        count("Job.lock", 2);
        policy.action(Action.PROXY);
        replace("Job.lock", null, 3);
        assertThat(summary.text()).contains("\n  3 proxied, 2 not proxied  Job.lock  (a.Gate; site ");

        policy.action(Action.FRESH);
        replace("Job.lock", null, 1);
        assertThat(summary.text()).contains("\n  3 proxied, 1 renewed, 2 not renewed  Job.lock  (a.Gate; site ");

        policy.action(Action.LOG);
        assertThat(summary.text())
                .contains("\n  3 proxied, 1 renewed, 2 logged  Job.lock  (a.Gate; site ")
                .endsWith("; not from the beginning)");
    }

    @Test
    void says_the_same_of_locks_for_whose_sites_there_is_no_room() {
        Sites few = new Sites(policy, 1);
        few.count(occurrence("Job.first"));
        for (String refusal : new String[] {"", "", "it is a thread"}) {
            few.count(occurrence("Job.other"));
            few.noteBeyondLimit(new Outcome(Verdict.of(Action.FRESH), refusal.isEmpty() ? null : refusal));
        }

        assertThat(new Summary(few, suppressed, logging, null).text())
                .endsWith("\n  3 locks beyond the limit of 1 sites, counted only here, of them 2 renewed, 1 logged;"
                        + " logged, since it is a thread");
    }

    private void replace(String pattern, @Nullable String refusal, int times) {
        for (int i = 0; i < times; i++) {
            Site site = Objects.requireNonNull(sites.count(occurrence(pattern)));
            site.note(new Outcome(site.verdict(), refusal));
        }
    }

    private String id(int site) {
        return sites.all().get(site).id();
    }

    @Test
    void shows_fifty_lines_and_what_was_not_told_apart() {
        Sites few = new Sites(policy, 64);
        Summary crowded = new Summary(few, suppressed, logging, null);
        for (int i = 0; i < 65; i++) {
            few.count(occurrence("Job.f" + i));
        }
        few.passOver();

        assertThat(crowded.text().lines())
                .hasSize(54)
                .startsWith("summary: 64 sites, 64 locks")
                .endsWith(
                        "  and 14 more",
                        "  1 lock of JDK collections passed over",
                        "  1 lock beyond the limit of 64 sites, counted only here");
    }

    @Test
    void admits_errors_of_its_own() {
        count("Job.lock", 1);
        suppressed.add(new IllegalStateException("a"));
        suppressed.add(new IllegalStateException("b"));

        assertThat(summary.text()).endsWith("\n  2 errors inside Stowaway suppressed");
    }

    @Test
    void says_nothing_where_there_was_nothing() throws InterruptedException {
        sites.passOver();

        exit(summary);

        assertThat(stderr.toString(UTF_8)).isEmpty();
    }

    @Test
    void is_written_when_the_jvm_exits() throws InterruptedException {
        count("Job.lock", 1);

        exit(summary);

        assertThat(stderr.toString(UTF_8)).isEqualTo("WARN stowaway: " + summary.text() + "\n");
    }

    @Test
    void a_stderr_that_hangs_does_not_keep_the_jvm_from_exiting() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        PrintStream hanging = new PrintStream(stderr, true, UTF_8) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        count("Job.lock", 1);

        exit(new Summary(sites, suppressed, logging(hanging), null));

        assertThat(never.getCount()).isOne();
        never.countDown();
    }

    /** As the JVM does it. */
    private static void exit(Summary summary) throws InterruptedException {
        Thread hook = new SummaryHook(summary);
        hook.start();
        hook.join(30_000);
        assertThat(hook.isAlive()).isFalse();
    }

    private void count(String pattern, int times) {
        for (int i = 0; i < times; i++) {
            sites.count(occurrence(pattern));
        }
    }

    private static Occurrence occurrence(String pattern) {
        return new Occurrence("SEMAPHORE", pattern, "a.B.c", "FILE", "a.Gate", "a.Job.lock");
    }

    private static Logging logging(PrintStream stderr) {
        return new Logging(new LogTarget.Auto(), stderr, ReflectiveAccess.create(), Application.loadedClassesOf());
    }
}
