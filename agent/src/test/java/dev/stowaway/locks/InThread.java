package dev.stowaway.locks;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Threads that hold or await a lock for as long as a test looks at it. */
final class InThread implements AutoCloseable {
    private final Thread thread;
    private final CountDownLatch end = new CountDownLatch(1);

    private InThread(String name, Callable<?> task) {
        thread = new Thread(() -> run(task), name);
        thread.setDaemon(true);
    }

    /** Runs {@code acquire} in a thread of that name, and keeps it alive; returns when {@code seen} says that it is done. */
    static InThread run(String name, Callable<?> acquire, BooleanSupplier seen) {
        InThread held = new InThread(name, acquire);
        held.thread.start();
        await().until(seen::getAsBoolean);
        return held;
    }

    Thread thread() {
        return thread;
    }

    /** Ends the thread, also when it still waits; what it holds stays as it is. */
    @Override
    public void close() {
        end.countDown();
        thread.interrupt();
        await().until(() -> !thread.isAlive());
    }

    private void run(Callable<?> task) {
        try {
            task.call();
            end.await();
        } catch (Exception e) {
            // Interrupted by close, or left by a barrier that broke: both are the end of the test.
            Thread.currentThread().interrupt();
        }
    }
}
