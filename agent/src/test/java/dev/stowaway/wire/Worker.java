package dev.stowaway.wire;

import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Something that another thread does. */
final class Worker<T> extends FutureTask<T> {
    private static final Set<String> BLOCKED_IN = Set.of("select", "lockAndDoSelect", "parkNanos", "park");

    private @Nullable Thread thread;

    Worker(Callable<T> work) {
        super(work);
    }

    void startOn(Thread started) {
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private Thread thread() {
        Thread known = thread;
        if (known == null) {
            throw new IllegalStateException("not started");
        }
        return known;
    }

    /** Waits until the thread does. */
    void awaitBlocked() {
        await().failFast("it has ended", this::isDone).until(this::isBlocked);
    }

    private boolean isBlocked() {
        for (StackTraceElement frame : thread().getStackTrace()) {
            if (BLOCKED_IN.contains(frame.getMethodName())) {
                return true;
            }
        }
        return false;
    }

    void interrupt() {
        thread().interrupt();
    }

    T result() throws InterruptedException, ExecutionException, TimeoutException {
        return get(30, TimeUnit.SECONDS);
    }
}
