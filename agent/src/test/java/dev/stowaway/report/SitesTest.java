package dev.stowaway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Policy;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SitesTest {
    private static final Policy POLICY = new Policy(Action.LOG, null);

    private final Sites sites = new Sites(POLICY);

    @Test
    void counts_locks_per_site_and_lets_one_caller_report_it() {
        Site first = count("Job.lock");
        Site again = count("Job.lock");
        Site other = count("Job.gate");

        assertThat(again).isSameAs(first);
        assertThat(first.locks()).isEqualTo(2);
        assertThat(other.locks()).isOne();
        assertThat(first.claim()).isTrue();
        assertThat(first.claim()).isFalse();
        assertThat(other.claim()).isTrue();
        assertThat(sites.all()).containsExactly(first, other);
    }

    @Test
    void kind_pattern_call_site_and_destination_make_a_site() {
        count(sites, "SEMAPHORE", "Job.lock", "a.B.c(B.java:1)", "file");
        count(sites, "MONITOR", "Job.lock", "a.B.c(B.java:1)", "file");
        count(sites, "SEMAPHORE", "Job.gate", "a.B.c(B.java:1)", "file");
        count(sites, "SEMAPHORE", "Job.lock", "a.B.c(B.java:2)", "file");
        count(sites, "SEMAPHORE", "Job.lock", "a.B.c(B.java:1)", "memory");

        assertThat(sites.all()).hasSize(5).extracting(Site::id).doesNotHaveDuplicates();
    }

    @Test
    void an_id_is_the_same_in_every_run() {
        // CRC32 of REENTRANT_LOCK\nJob.lock\na.B.c(B.java:1)\nfile, its lower 24 bits.
        assertThat(count("Job.lock").id()).isEqualTo("4e4101");
    }

    @Test
    void two_sites_never_share_an_id() {
        Map<String, String> patterns = new HashMap<>();
        int n = 0;
        String pattern = "Job.f0";
        String earlier = patterns.put(idOf(pattern), pattern);
        while (earlier == null) {
            n++;
            pattern = "Job.f" + n;
            earlier = patterns.put(idOf(pattern), pattern);
        }

        Site one = count(earlier);
        Site two = count(pattern);

        assertThat(idOf(earlier)).isEqualTo(idOf(pattern));
        assertThat(Integer.parseInt(two.id(), 16)).isEqualTo((Integer.parseInt(one.id(), 16) + 1) & 0xffffff);
        assertThat(two.id()).hasSize(6);
    }

    @Test
    void beyond_the_limit_locks_are_counted_without_a_site() {
        Sites few = new Sites(POLICY, 3);
        for (int i = 0; i < 5; i++) {
            count(few, "SEMAPHORE", "Job.f" + i, "a.B.c(B.java:1)", "file");
        }

        assertThat(count(few, "SEMAPHORE", "Job.f0", "a.B.c(B.java:1)", "file")).isNotNull();
        assertThat(count(few, "SEMAPHORE", "Job.f4", "a.B.c(B.java:1)", "file")).isNull();
        assertThat(few.all()).hasSize(3);
        assertThat(few.beyondLimit()).isEqualTo(3);
    }

    @Test
    void a_reset_makes_every_site_new_under_its_old_id() {
        Sites few = new Sites(POLICY, 1);
        Site before = Objects.requireNonNull(count(few, "SEMAPHORE", "Job.f0", "a.B.c(B.java:1)", "file"));
        assertThat(before.claim()).isTrue();
        count(few, "SEMAPHORE", "Job.f1", "a.B.c(B.java:1)", "file");
        few.passOver();

        few.reset();

        assertThat(few.all()).isEmpty();
        assertThat(few.beyondLimit()).isZero();
        assertThat(few.passedOver()).isZero();
        Site after = Objects.requireNonNull(count(few, "SEMAPHORE", "Job.f0", "a.B.c(B.java:1)", "file"));
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.locks()).isOne();
        assertThat(after.claim()).isTrue();
    }

    @Test
    void keeps_as_many_sites_as_the_limit_says() {
        for (int i = 0; i < Sites.LIMIT; i++) {
            count("Job.f" + i);
        }

        assertThat(count(sites, "REENTRANT_LOCK", "Job.late", "a.B.c(B.java:1)", "file"))
                .isNull();
        assertThat(sites.all()).hasSize(Sites.LIMIT).allMatch(site -> site.locks() == 1);
        assertThat(count("Job.f17").locks()).isEqualTo(2);
    }

    @Test
    void many_threads_at_one_new_site_make_one_site_and_one_report() throws Exception {
        int threads = 8;
        int rounds = 500;
        AtomicInteger reports = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<Void> work = () -> {
                for (int i = 0; i < rounds; i++) {
                    if (count("Job.f" + i).claim()) {
                        reports.incrementAndGet();
                    }
                }
                return null;
            };
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(work);
            }
            for (Future<Void> done : pool.invokeAll(all)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(reports).hasValue(rounds);
        assertThat(sites.all()).hasSize(rounds).allMatch(site -> site.locks() == threads);
    }

    @Test
    void a_look_up_allocates_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Site site = count("Job.lock");
        long itself = Thread.currentThread().getId();
        int rounds = 100_000;
        lookUp(rounds);

        long before = threads.getThreadAllocatedBytes(itself);
        lookUp(rounds);
        long allocated = threads.getThreadAllocatedBytes(itself) - before;

        assertThat(allocated).isLessThan(rounds);
        assertThat(site.locks()).isEqualTo(1 + 2L * rounds);
    }

    @Test
    void the_list_of_sites_is_a_copy() {
        List<Site> before = sites.all();
        count("Job.lock");

        assertThat(before).isEmpty();
        assertThatThrownBy(before::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    private void lookUp(int rounds) {
        for (int i = 0; i < rounds; i++) {
            Site site = sites.find("REENTRANT_LOCK", "Job.lock", "a.B.c(B.java:1)", "file");
            Objects.requireNonNull(site).count();
            Objects.requireNonNull(site.verdict());
        }
    }

    private Site count(String pattern) {
        return Objects.requireNonNull(count(sites, "REENTRANT_LOCK", pattern, "a.B.c(B.java:1)", "file"));
    }

    private static String idOf(String pattern) {
        return Objects.requireNonNull(count(new Sites(POLICY, 1), "REENTRANT_LOCK", pattern, "a.B.c(B.java:1)", "file"))
                .id();
    }

    private static @Nullable Site count(Sites sites, String kind, String pattern, String callSite, String destination) {
        return sites.count(
                new Occurrence(kind, pattern, callSite, destination, "java.util.concurrent.locks.ReentrantLock", null));
    }
}
