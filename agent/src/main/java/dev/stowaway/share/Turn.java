package dev.stowaway.share;

import dev.stowaway.LockLostException;
import dev.stowaway.OwnerGoneException;
import dev.stowaway.block.BlockLock;
import dev.stowaway.block.Participant;
import dev.stowaway.block.Uninterrupted;
import dev.stowaway.owner.Owner;
import dev.stowaway.owner.OwnerSettings;
import dev.stowaway.remote.Proxies;
import dev.stowaway.wire.ProcessName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Has the thread that is first in the queue of this process take the lock in a block, when another process has it. It is a
 * cohort lock: threads of one process queue at a lock of that process, and the first of them in the queue of the process that
 * holds the lock in the block, among its threads. Whoever is first there finds it free, since its holder gives it back before
 * it leaves that queue: so it is handed over, and nobody has to look again and again.
 *
 * <p>Nobody waits in a circle. Who is first in the queue of P and waits in that of Q, has seen Q hold the lock while he was
 * first in that of P; and as Q held it, the one who was first in the queue of Q did so. If that one waits now in the queue
 * of R, he has come to be first later, since who waits has not held it, and has seen R hold the lock later still. So each in
 * such a chain has looked later than the one before him, and none of them waits for the first.
 *
 * <p>That the holder is dead, two must say: its socket, and the kernel, by the byte that the process has locked. A socket alone
 * is gone as well when the JVM shuts down, and for a process that sees other files; then one looks again each millisecond.
 *
 * <p>Assumptions and guarantees: used by the thread that is first in the queue of this process. If it does not get the lock,
 * it is in no other queue any more. A process that is stopped (SIGSTOP) while it waits may be handed the queue of another one
 * and keep that waiting, as it would with the lock itself.
 */
final class Turn {
    /** About as long as a short critical section; to sleep and to be woken takes ten times that. */
    private static final long SPIN_NS = 2_000;

    private static final boolean CAN_SPIN = Runtime.getRuntime().availableProcessors() > 1;

    /** As many as there can be; those of dead processes are among them, so that all are forgotten now and then. */
    private static final int MOST_QUEUES = 64;

    private final SharedMemory memory;
    private final BlockLock lock;
    private final Map<Long, Lock> queues = new HashMap<>();

    Turn(SharedMemory memory, BlockLock lock) {
        this.memory = memory;
        this.lock = lock;
    }

    private enum Outcome {
        TAKEN,
        TIME_IS_OVER,
        AGAIN
    }

    /** Takes the lock, with patience. False if the time was over before. */
    boolean await(Waiting waiting) throws InterruptedException {
        join();
        Outcome outcome = Outcome.AGAIN;
        while (outcome == Outcome.AGAIN) {
            outcome = takeSoon() ? Outcome.TAKEN : await(lock.holder(), waiting);
        }
        return outcome == Outcome.TAKEN;
    }

    private boolean takeSoon() {
        if (lock.take()) {
            return true;
        }
        if (CAN_SPIN) {
            long start = System.nanoTime();
            do {
                Thread.onSpinWait();
                if (lock.holder() == 0 && lock.take()) {
                    return true;
                }
            } while (System.nanoTime() - start < SPIN_NS);
        }
        return false;
    }

    private Outcome await(long holder, Waiting waiting) throws InterruptedException {
        if (holder == 0) {
            return Outcome.AGAIN;
        }
        Lock queue = queueOf(holder);
        if (queue == null) {
            return takeOver(holder);
        }
        try {
            if (!waiting.acquire(queue)) {
                return Outcome.TIME_IS_OVER;
            }
        } catch (OwnerGoneException | LockLostException e) {
            if (!isAlive(holder)) {
                return takeOver(holder);
            }
            return waiting.pause() ? Outcome.AGAIN : Outcome.TIME_IS_OVER;
        }
        return takeAsFirstIn(queue);
    }

    private Outcome takeAsFirstIn(Lock queue) {
        try {
            return lock.take() ? Outcome.TAKEN : Outcome.AGAIN;
        } finally {
            leave(queue);
        }
    }

    private static void leave(Lock queue) {
        try {
            queue.unlock();
        } catch (OwnerGoneException | LockLostException e) {
            // Its process has taken it back, or is dead.
        }
    }

    /** Takes the lock if that takes no time. */
    boolean now() {
        join();
        if (lock.take()) {
            return true;
        }
        long holder = lock.holder();
        if (holder == 0) {
            return lock.take();
        }
        if (isAlive(holder)) {
            return false;
        }
        Lock queue = queueOf(holder);
        if (queue == null) {
            return takeOver(holder) == Outcome.TAKEN;
        }
        try {
            return queue.tryLock() && takeAsFirstIn(queue) == Outcome.TAKEN;
        } catch (OwnerGoneException | LockLostException e) {
            return takeOver(holder) == Outcome.TAKEN;
        }
    }

    private void join() {
        if (lock.isLeft()) {
            throw new IllegalStateException("the block " + memory.file() + " is closed: attach it again");
        }
        if (lock.isJoined()) {
            return;
        }
        try {
            new Uninterrupted<Boolean>() {
                @Override
                protected Boolean attempt() throws IOException {
                    joinOnce();
                    return true;
                }
            }.get();
        } catch (IOException e) {
            throw new UncheckedIOException("this process can't use the lock of the block " + memory.file(), e);
        }
    }

    private void joinOnce() throws IOException {
        Owner owner = Owner.start(OwnerSettings.current());
        Owner.Address queue = owner.queue(lock.queue(), "shared memory " + memory.file());
        Participant self =
                new Participant(queue.incarnation(), queue.socket(), ProcessName.own(), queue.id(), queue.family());
        if (!lock.join(self)) {
            throw new IllegalStateException("64 processes use the lock of the block " + memory.file()
                    + " already, which is as many as can: close it in one of them");
        }
    }

    /** The queue of that process; null if that is dead, and another one has its slot. */
    private @Nullable Lock queueOf(long holder) {
        Lock known = queues.get(holder);
        if (known != null) {
            return known;
        }
        Participant process = lock.participant(holder);
        if (process == null) {
            return null;
        }
        Owner.Address address =
                new Owner.Address(process.incarnation(), process.socket(), process.id(), process.family());
        Lock queue = Proxies.queue(address, process.process());
        if (queues.size() == MOST_QUEUES) {
            queues.clear();
        }
        queues.put(holder, queue);
        return queue;
    }

    private boolean isAlive(long holder) {
        try {
            return lock.isAlive(holder);
        } catch (IOException e) {
            throw new UncheckedIOException("it can't be told who has the block " + memory.file(), e);
        }
    }

    private Outcome takeOver(long dead) {
        String process = lock.name(dead);
        if (!lock.takeFrom(dead)) {
            return Outcome.AGAIN;
        }
        String message = "the lock of shared memory " + memory.file() + " was abandoned: " + process
                + " held it and is gone. What it protects may be half done. The lock was released;"
                + " SharedMemoryLock.abandoned tells it until recover is called";
        try {
            OwnerSettings.current().incidents().warning(message);
        } catch (RuntimeException e) {
            // The application's logging: the lock is taken, and who wants it has nothing to do with that.
        }
        return Outcome.TAKEN;
    }
}
