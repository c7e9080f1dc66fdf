package dev.stowaway.queue;

import dev.stowaway.wire.Daemons;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sends, when the JVM exits, what is still on its way: an application that has put something may end. Thread-safe. */
final class Exit implements Runnable {
    /** Owners that do not answer are not waited for longer. */
    private static final long PATIENCE_MS = 2_000;

    /** Held here, since the application may have let go of its queue. */
    private static final Set<Unsent> UNSENT = ConcurrentHashMap.newKeySet();

    /** Has something for a queue that is not there yet. */
    interface Unsent {
        /** Waits until it is there, or never will be and that is said. */
        void settle();

        /** What to say if it is not there in time; null if nobody need know. */
        @Nullable
        String unsettled();
    }

    private Exit() {}

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(null, new Exit(), "stowaway-queue-exit", 0, false));
        } catch (IllegalStateException exiting) {
            // Whoever begins to use a queue now, settles it himself.
        }
    }

    /** From now on there may be something. */
    static void awaits(Unsent unsent) {
        UNSENT.add(unsent);
    }

    /** There is nothing any more. */
    static void forgets(Unsent settled) {
        UNSENT.remove(settled);
    }

    /** To the log; when the JVM exits, that may be closed already, or over it: then to stderr, if need be as well. */
    static void warn(String message) {
        if (!hasBegun()) {
            System.getLogger("stowaway").log(Level.WARNING, message); // the application's own code
        }
        if (hasBegun()) {
            System.err.println(message);
        }
    }

    /** Asks the JVM: this hook may be the last to run, and that which closes the log the first. */
    private static boolean hasBegun() {
        Thread probe = new Thread(null, null, "stowaway-queue-probe", 0, false);
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException exiting) {
            return true;
        }
    }

    /** One does not wait for the others. */
    @Override
    public void run() {
        List<Thread> settling = new ArrayList<>();
        for (Unsent unsent : UNSENT) {
            Thread thread = Daemons.thread(new Settling(unsent), "stowaway-queue-settling");
            thread.start();
            settling.add(thread);
        }
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
        try {
            for (Thread thread : settling) {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            // Who exits does not wait.
        }
        for (Unsent unsent : UNSENT) {
            String message = unsent.unsettled();
            if (message != null) {
                warn(message);
            }
        }
    }

    private record Settling(Unsent unsent) implements Runnable {
        @Override
        public void run() {
            try {
                unsent.settle();
            } catch (RuntimeException e) {
                // The queue is gone, or its process.
            }
        }
    }
}
