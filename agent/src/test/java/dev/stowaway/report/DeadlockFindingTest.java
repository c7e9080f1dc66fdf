package dev.stowaway.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import dev.stowaway.report.Deadlock.Waiter;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlockFindingTest {
    private static final String LOCK = "java.util.concurrent.locks.ReentrantLock";

    private final Waiter loader = new Waiter(
            "process 4711 (com.acme.Main)",
            "loader",
            "Job.second",
            LOCK,
            List.of(
                    new Frame("java.util.concurrent.locks.ReentrantLock", "lock", "ReentrantLock.java", 322),
                    new Frame("com.acme.Loader", "load", "Loader.java", 42)));
    private final Waiter worker = new Waiter("process 4712 (com.acme.Worker)", "worker", "Job.first", LOCK, List.of());
    private final DeadlockFinding finding =
            new DeadlockFinding("ab78df", new Deadlock(List.of(loader, worker)), Outcome.asked(Verdict.of(Action.LOG)));

    @Test
    void reads_as_a_whole() {
        assertThat(finding.text()).isEqualTo("""
                a deadlock across processes: Job.first, Job.second
                  thread    "worker" of process 4712 (com.acme.Worker), waits for Job.first (java.util.concurrent.locks.ReentrantLock)
                            (its stack could not be had)
                  thread    "loader" of process 4711 (com.acme.Main), waits for Job.second (java.util.concurrent.locks.ReentrantLock)
                            java.util.concurrent.locks.ReentrantLock.lock(ReentrantLock.java:322)
                            com.acme.Loader.load(Loader.java:42)
                  effect    none of these threads goes on any more, nor does any that waits for what they hold
                  remedy    end one of these processes; take these locks in the same order everywhere, or wait with
                            tryLock and a time, and let go of the others when it is over
                  action    logged, and nothing broken; site ab78df, its effect and remedy are told once""");
    }

    @Test
    void is_the_same_wherever_the_search_began() {
        assertThat(new Deadlock(List.of(worker, loader))).isEqualTo(finding.deadlock());
    }

    @Test
    void its_site_knows_no_identities() {
        Waiter atMonitor = new Waiter("process 1", "t", "a.Gate@1f3a", "a.Gate", List.of());

        assertThat(new Deadlock(List.of(atMonitor, loader)).pattern()).isEqualTo("<deadlock: Job.second, a.Gate>");
    }

    @Test
    void is_called_by_the_innermost_frame_of_the_application() {
        assertThat(new Deadlock(List.of(loader)).callSite()).isEqualTo("com.acme.Loader.load");
        assertThat(finding.deadlock().callSite()).isEqualTo("unknown");
    }

    @Test
    void is_not_called_by_a_hidden_class_which_has_another_name_in_each_run() {
        Waiter waiter = new Waiter(
                "process 1",
                "t",
                "Job.lock",
                LOCK,
                List.of(
                        new Frame("com.acme.Loader$$Lambda/0x00007f01", "run", null, 0),
                        new Frame("com.acme.Loader", "load", "Loader.java", 42)));

        assertThat(new Deadlock(List.of(waiter)).callSite()).isEqualTo("com.acme.Loader.load");
    }

    @Test
    void tools_read_of_every_thread() throws Exception {
        JsonLine line = new JsonLine(1_000);
        finding.describe(line);

        JsonObject read = JsonParser.object().from(new String(line.bytes(), StandardCharsets.UTF_8));
        JsonArray threads = read.getArray("threads");
        assertThat(threads).hasSize(2);
        assertThat(threads.getObject(1).getString("thread")).isEqualTo("loader");
        assertThat(threads.getObject(1).getString("process")).isEqualTo("process 4711 (com.acme.Main)");
        assertThat(threads.getObject(1).getString("lock")).isEqualTo("Job.second");
        assertThat(threads.getObject(1).getArray("stack")).hasSize(2);
        assertThat(read.getString("thread")).isEqualTo("worker");
    }
}
