package dev.stowaway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What there is to tell of the locks of one site. */
class SiteTest {
    private final Policy policy = new Policy(Action.PROXY, null);
    private final Sites sites = new Sites(policy);

    @Test
    void tells_of_each_outcome_once() {
        assertThat(meet(null)).isEqualTo(News.FIRST);
        assertThat(meet(null)).isEqualTo(News.NONE);
        assertThat(meet("it is a thread")).isEqualTo(News.ANOTHER_OUTCOME);
        assertThat(meet("it is a monitor")).isEqualTo(News.ANOTHER_OUTCOME);
        assertThat(meet(new String("it is a thread"))).isEqualTo(News.NONE);
        assertThat(meet(null)).isEqualTo(News.NONE);
        assertThat(site().replaced()).isEqualTo(3);
        assertThat(site().locks()).isEqualTo(6);
    }

    @Test
    void tells_of_a_lock_that_is_replaced_after_one_that_was_not() {
        assertThat(meet("it is a thread")).isEqualTo(News.FIRST);
        assertThat(meet(null)).isEqualTo(News.ANOTHER_OUTCOME);
    }

    @Test
    void tells_when_locks_of_a_known_site_are_replaced_from_now_on() {
        policy.action(Action.LOG);
        assertThat(meet(null)).isEqualTo(News.FIRST);
        policy.action(Action.PROXY);
        assertThat(meet(null)).isEqualTo(News.ANOTHER_OUTCOME);
        policy.action(Action.FRESH);
        assertThat(meet(null)).isEqualTo(News.ANOTHER_OUTCOME);
        policy.action(Action.LOG);
        assertThat(meet(null)).isEqualTo(News.NONE);
        policy.action(Action.PROXY);
        assertThat(meet(null)).isEqualTo(News.NONE);
        assertThat(site().replaced()).isEqualTo(3);
    }

    @Test
    void tells_nothing_of_what_is_allowed() {
        policy.action(Action.ALLOW);

        assertThat(meet(null)).isEqualTo(News.NONE);
        assertThat(site().replaced()).isZero();
    }

    @Test
    void a_reason_that_differs_from_lock_to_lock_does_not_fill_the_log() {
        List<News> told = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            told.add(meet("its number is " + i));
        }

        assertThat(told).filteredOn(news -> news != News.NONE).hasSize(Outcomes.MOST_REASONS + 1);
        assertThat(meet(null)).isEqualTo(News.ANOTHER_OUTCOME);
        List<Outcomes.Tally> all = Objects.requireNonNull(site().outcomes()).all();
        assertThat(all).hasSize(Outcomes.MOST_REASONS + 2);
        assertThat(all.stream().mapToLong(Outcomes.Tally::locks).sum()).isEqualTo(1001);
    }

    @Test
    void many_threads_tell_of_each_outcome_once_and_of_one_of_them_as_the_first() throws Exception {
        for (int round = 0; round < 200; round++) {
            sites.reset();
            List<News> told = Collections.synchronizedList(new ArrayList<>());
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Callable<Boolean>> work = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    String refusal = i % 2 == 0 ? null : "it is a thread";
                    work.add(() -> told.add(meet(refusal)));
                }
                for (Future<Boolean> done : pool.invokeAll(work)) {
                    assertThat(done.get()).isTrue();
                }
            } finally {
                pool.shutdown();
            }

            assertThat(told).containsExactlyInAnyOrder(News.FIRST, News.ANOTHER_OUTCOME, News.NONE, News.NONE);
            assertThat(site().replaced()).isEqualTo(2);
        }
    }

    @Test
    void another_outcome_is_one_line() {
        meet(null);
        AnotherOutcome another = new AnotherOutcome(
                site(), "Job.gates[\"a\"].lock", "com.acme.Gate", new Outcome(site().verdict(), "it is\nodd"));

        assertThat(another.text())
                .isEqualTo("a lock at site " + site().id() + " was logged, since it is\\nodd, unlike those before:"
                        + " Job.gates[\"a\"].lock (com.acme.Gate; action=proxy); told once, then counted");
    }

    private News meet(@Nullable String refusal) {
        Site site = Objects.requireNonNull(sites.count(OCCURRENCE));
        return site.note(new Outcome(site.verdict(), refusal));
    }

    private Site site() {
        return sites.all().get(0);
    }

    private static final Occurrence OCCURRENCE =
            new Occurrence("SEMAPHORE", "Job.gates[*].lock", "a.B.c", "PROCESS", "a.Gate", "a.Job.lock");
}
