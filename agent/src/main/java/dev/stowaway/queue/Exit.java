package dev.stowaway.queue;

import dev.stowaway.wire.Daemons;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** Sends, when the JVM exits, what is still on its way: an application that has put something may end. Thread-safe. */
final class Exit implements Runnable {
    /** Owners that do not answer are not waited for longer. */
    private static final long PATIENCE_MS = 2_000;

    private static final Set<QueueEnd> ENDS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private Exit() {}

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(null, new Exit(), "stowaway-queue-exit", 0, false));
        } catch (IllegalStateException exiting) {
            // Whoever begins to use a queue now, settles it himself.
        }
    }

    static void settles(QueueEnd end) {
        ENDS.add(end);
    }

    /** One does not wait for the others. */
    @Override
    public void run() {
        List<Thread> settling = new ArrayList<>();
        synchronized (ENDS) {
            for (QueueEnd end : ENDS) {
                Thread thread = Daemons.thread(new Settling(end), "stowaway-queue-settling");
                thread.start();
                settling.add(thread);
            }
        }
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
        try {
            for (Thread thread : settling) {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            // Who exits does not wait.
        }
    }

    private record Settling(QueueEnd end) implements Runnable {
        @Override
        public void run() {
            try {
                end.settle();
            } catch (RuntimeException e) {
                // The queue is gone, or its process.
            }
        }
    }
}
