package dev.stowaway.locks;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;

/** Threads that hold or await a lock for as long as a test looks at it. */
final class InThread implements AutoCloseable {
    private final Thread thread;
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    private InThread(String name, Callable<?> task) {
        thread = new Thread(() -> run(task), name);
        thread.setDaemon(true);
        thread.start();
    }

    /** A thread of that name that has acquired {@code lock} so many times. */
    static InThread holding(String name, Lock lock, int times) {
        InThread holder = new InThread(name, () -> {
            for (int i = 0; i < times; i++) {
                lock.lock();
            }
            return lock;
        });
        await().until(() -> holder.done.getCount() == 0);
        return holder;
    }

    /** A thread that waits in {@code task}, which ends when it is interrupted. */
    static InThread waiting(Callable<?> task) {
        InThread waiter = new InThread("waiter", task);
        await().until(waiter::isWaiting);
        return waiter;
    }

    static InThread waitingFor(Lock lock) {
        return waiting(() -> {
            lock.lockInterruptibly();
            return lock;
        });
    }

    /** Ends the thread, also when it still waits; what it holds stays as it is. */
    @Override
    public void close() {
        end.countDown();
        thread.interrupt();
        await().until(() -> !thread.isAlive());
    }

    private boolean isWaiting() {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private void run(Callable<?> task) {
        try {
            task.call();
            done.countDown();
            end.await();
        } catch (Exception e) {
            // Interrupted by close, or let go by a barrier that broke: either is the end of its part in the test.
            Thread.currentThread().interrupt();
        }
    }
}
