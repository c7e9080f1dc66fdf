package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.owner.Owner;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a manager's locks, in a process of its own, when those are killed who hold them or wait for them. */
@Timeout(120)
class HoldersOfManagersLocksTest {
    private static final long SOON_S = 20;

    private static Manager manager;

    /** In a worker. */
    private static volatile @Nullable Manager started;

    @RegisterExtension
    final Workers workers = new Workers();

    @BeforeAll
    static void start() throws IOException {
        manager = Manager.spawn();
    }

    @AfterAll
    static void end() {
        manager.close();
    }

    private static Worker.Task<Boolean> locks(Lock lock) {
        return () -> {
            lock.lock();
            return true;
        };
    }

    @Test
    void a_lock_goes_past_who_is_killed_waiting_to_the_next() throws Exception {
        ReentrantLock lock = manager.lock();
        assertThatTheNextGetsIt(lock, lock);
        assertThat(lock.isHeldByCurrentThread()).isTrue();
    }

    @Test
    void so_does_the_write_side_whichever_side_was_held() throws Exception {
        ReentrantReadWriteLock both = manager.readWriteLock();
        assertThatTheNextGetsIt(both.readLock(), both.writeLock());
        both.writeLock().unlock();
        assertThatTheNextGetsIt(both.writeLock(), both.writeLock());
    }

    @Test
    void and_the_read_side() throws Exception {
        ReentrantReadWriteLock both = manager.readWriteLock();
        assertThatTheNextGetsIt(both.writeLock(), both.readLock());
    }

    private void assertThatTheNextGetsIt(Lock held, Lock wanted) throws Exception {
        Worker holder = workers.start();
        assertThat(holder.does(locks(held))).isTrue();
        Worker waiter = workers.start();
        Future<Boolean> waiting = waiter.begins(locks(wanted));
        assertThat(waiter.does(() -> {
                    // Begun after the other, in the same process: by now that one waits, or is about to.
                    return wanted.tryLock(300, TimeUnit.MILLISECONDS);
                }))
                .isFalse();
        assertThat(waiting.isDone()).isFalse();

        waiter.kill();
        holder.kill();

        assertThat(wanted.tryLock(SOON_S, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void permits_come_back_from_who_had_them_and_none_is_lost_to_who_waited() throws Exception {
        Semaphore semaphore = manager.semaphore(2);
        Worker holder = workers.start();
        holder.does(() -> {
            semaphore.acquire(2);
            return true;
        });
        Worker waiter = workers.start();
        Future<Boolean> waiting = waiter.begins(() -> {
            semaphore.acquire();
            return true;
        });
        assertThat(waiter.does(() -> semaphore.tryAcquire(300, TimeUnit.MILLISECONDS)))
                .isFalse();
        assertThat(waiting.isDone()).isFalse();

        waiter.kill();
        holder.kill();

        assertThat(semaphore.tryAcquire(2, SOON_S, TimeUnit.SECONDS)).isTrue();
        assertThat(semaphore.availablePermits()).isZero();
    }

    /** As the agent tells it of other locks that are shared; also where there is none. */
    @Test
    void threads_that_wait_for_one_another_are_told() throws Exception {
        Worker owner = workers.start();
        Manager hers = Manager.connect(owner.does(HoldersOfManagersLocksTest::startManager));
        ReentrantLock one = hers.lock();
        ReentrantLock other = hers.lock();
        Worker left = workers.start();
        Worker right = workers.start();
        CyclicBarrier bothHold = hers.barrier(2);
        Future<Boolean> leftWaits = left.begins(locks(one, bothHold, other));
        Future<Boolean> rightWaits = right.begins(locks(other, bothHold, one));

        assertThat(owner.does(HoldersOfManagersLocksTest::deadlock))
                .contains("process " + left.process().pid())
                .contains("process " + right.process().pid());
        assertThat(leftWaits).isNotDone();
        assertThat(rightWaits).isNotDone();
    }

    private static String deadlock() {
        Owner owner = Objects.requireNonNull(Owner.current());
        await().until(() -> !owner.deadlocks().isEmpty());
        return owner.deadlocks().get(0).text();
    }

    private static String startManager() throws IOException {
        started = Manager.start();
        return started.endpoint();
    }

    private static Worker.Task<Boolean> locks(Lock first, CyclicBarrier bothHold, Lock second) {
        return () -> {
            first.lock();
            bothHold.await();
            second.lock();
            return true;
        };
    }

    /** What a spawned manager says on stderr gets to that of its spawner. */
    @Test
    void the_log_says_whose_lock_it_was() throws Exception {
        Process spawner = new ProcessBuilder(Programs.command(HasManager.class)).start();
        try {
            String endpoint = Programs.line(spawner);
            Worker holder = workers.start();
            assertThat(holder.does(() -> {
                        Manager.connect(endpoint).lock("stock").lock();
                        return true;
                    }))
                    .isTrue();
            long pid = holder.process().pid();

            holder.kill();

            String line = spawner.errorReader()
                    .lines()
                    .filter(each -> each.contains("abandoned: "))
                    .findFirst()
                    .orElse("");
            assertThat(line)
                    .contains("the shared lock stock")
                    .contains("of process " + pid)
                    .endsWith("The lock was released");
        } finally {
            spawner.destroyForcibly().waitFor();
        }
    }

    /** Spawns a manager, and is killed. */
    static final class HasManager {
        private HasManager() {}

        public static void main(String[] arguments) throws Exception {
            try (Manager spawned = Manager.spawn()) {
                System.out.println(spawned.endpoint());
                System.in.read();
            }
        }
    }
}
