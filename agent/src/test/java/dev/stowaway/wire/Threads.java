package dev.stowaway.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.Callable;

/** Which threads there are. */
enum Threads {
    PLATFORM,
    VIRTUAL;

    /** Skips the test on a JDK that has none of those. */
    void assumeThere() {
        assumeTrue(this == PLATFORM || Runtime.version().feature() >= 21, "virtual threads are there from JDK 21 on");
    }

    <T> Worker<T> start(Callable<T> work) {
        Worker<T> worker = new Worker<>(work);
        if (this == PLATFORM) {
            worker.startOn(new Thread(worker, "worker"));
        } else {
            worker.startOn(virtual(worker));
        }
        return worker;
    }

    private static Thread virtual(Runnable work) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (Thread) Class.forName("java.lang.Thread$Builder")
                    .getMethod("unstarted", Runnable.class)
                    .invoke(builder, work);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
