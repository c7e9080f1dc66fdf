package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.command.StowawayCommand;
import dev.stowaway.owner.Owner;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the command {@code locks} shows of a manager's process, in which there is no agent. */
@Timeout(120)
@SuppressWarnings({"FutureReturnValueIgnored", "LockNotBeforeTry"
}) // of tasks that wait; the locks are gone with the test
class ListingOfManagersLocksTest {
    /** In the owner. */
    private static volatile @Nullable Manager started;

    @SuppressWarnings("NullAway.Init")
    private Worker owner;

    @SuppressWarnings("NullAway.Init")
    private Worker client;

    @SuppressWarnings("NullAway.Init")
    private Manager manager;

    @BeforeEach
    void start() throws Exception {
        owner = Worker.start();
        client = Worker.start();
        manager = Manager.connect(owner.does(() -> {
            started = Manager.start();
            return manager().endpoint();
        }));
    }

    @AfterEach
    void end() throws InterruptedException {
        client.kill();
        owner.kill();
    }

    private static Manager manager() {
        return Objects.requireNonNull(started);
    }

    private static boolean lock(ReentrantLock lock) {
        Thread.currentThread().setName("locks it");
        lock.lock();
        return true;
    }

    private static boolean awaitQueue(int length) {
        await().until(() -> Objects.requireNonNull(Owner.current()).waits() == length);
        return true;
    }

    @Test
    void the_holder_of_a_lock_and_all_who_wait_are_named() throws Exception {
        ReentrantLock lock = manager.lock("stock");
        assertThat(client.does(() -> lock(lock))).isTrue();
        client.begins(() -> lock(lock));
        owner.does(() -> awaitQueue(1));
        owner.begins(() -> lock(manager().lock("stock")));
        owner.does(() -> {
            await().until(() -> manager().lock("stock").getQueueLength() == 2);
            return true;
        });

        assertThat(locks()).startsWith("""
                the shared lock stock
                  lock       dev.stowaway.managed.ManagedLock, held by thread "locks it of %1$s", 2 waiting
                  waiting    locks it of %1$s, for N s
                  waiting    locks it of %2$s
                  proxies    in \
                """.formatted(named(client), named(owner)));
    }

    @Test
    void a_thread_of_the_managers_process_that_holds_it_is_named_too() throws Exception {
        ReentrantLock lock = manager.lock("stock");
        assertThat(owner.does(() -> lock(manager().lock("stock")))).isTrue();

        assertThat(locks()).contains("ManagedLock, held by thread \"locks it\"\n");
        assertThat(lock.isLocked()).isTrue();
    }

    @Test
    void so_are_readers_and_the_writer() throws Exception {
        ReentrantReadWriteLock read = manager.readWriteLock("read");
        ReentrantReadWriteLock written = manager.readWriteLock("written");
        read.readLock().lock();
        read.readLock().lock();
        written.writeLock().lock();
        String here = Thread.currentThread().getName() + " of process "
                + ProcessHandle.current().pid();

        assertThat(locks())
                .contains("ManagedReadWriteLock, read-locked\n  reading    " + here)
                .contains("ManagedReadWriteLock, write-locked by thread \"" + here);
    }

    @Test
    void of_the_others_it_is_said_how_many_are_there() throws Exception {
        manager.semaphore("permits", 3).acquire();
        manager.latch("gate", 2).countDown();
        CyclicBarrier barrier = manager.barrier("start", 2);
        client.begins(barrier::await);
        owner.does(() -> awaitQueue(1));

        assertThat(locks())
                .contains("ManagedSemaphore, 2 permits available\n")
                .contains("ManagedLatch, count 1\n")
                .contains("ManagedBarrier, 1 of 2 parties waiting\n");
    }

    @Test
    void what_only_the_agent_can_tell_is_said_to_be_unknown_without() throws Exception {
        ConcurrentMap<String, ReentrantLock> map = manager.map("map");
        assertThat(owner.does(() -> {
                    ReentrantLock own = new ReentrantLock();
                    own.lock();
                    manager().map("map").put("lock", own);
                    return true;
                }))
                .isTrue();
        ReentrantLock lock = Objects.requireNonNull(map.get("lock"));
        Condition condition = manager.lock("stock").newCondition();

        assertThat(locks())
                .contains("java.util.concurrent.locks.ReentrantLock, state unknown without the agent\n")
                .contains("condition  the shared lock stock, state unknown without the agent\n");
        assertThat(condition).isNotNull();
        assertThat(lock.isLocked()).isTrue();
    }

    private String locks() throws Exception {
        Process command = new ProcessBuilder(Programs.command(
                        StowawayCommand.class,
                        "locks",
                        Long.toString(owner.process().pid())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String lines = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).isZero();
        return lines.replaceAll("for \\d+ s", "for N s");
    }

    private static String named(Worker worker) {
        return "process " + worker.process().pid() + " (dev.stowaway.share.Worker)";
    }
}
