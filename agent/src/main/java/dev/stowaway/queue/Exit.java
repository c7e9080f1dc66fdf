package dev.stowaway.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** Sends, when the JVM exits, what is still on its way: an application that has put something may end. Thread-safe. */
final class Exit implements Runnable {
    /** An owner that does not answer is not waited for longer. */
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

    @Override
    public void run() {
        List<QueueEnd> ends;
        synchronized (ENDS) {
            ends = new ArrayList<>(ENDS);
        }
        for (QueueEnd end : ends) {
            try {
                end.settle(PATIENCE_MS);
            } catch (RuntimeException e) {
                // The queue is gone, or its process.
            }
        }
    }
}
