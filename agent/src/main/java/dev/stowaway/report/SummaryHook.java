package dev.stowaway.report;

import java.util.List;
import java.util.function.Predicate;

/** The shutdown hook that writes the {@link Summary}. It may neither throw nor keep the JVM from exiting. */
public final class SummaryHook extends Thread {
    /** An appender that hangs, or a stderr that nobody reads, holds the exit up no longer than this. */
    private static final long PATIENCE_MS = 2_000;

    private volatile List<Runnable> works;

    /** @param works what writes it, and what else is to be done then, one after the other */
    public SummaryHook(Runnable... works) {
        // No inherited thread-locals: they would keep values of the thread that installs the hook.
        super(null, null, "stowaway-summary", 0, false);
        this.works = List.of(works);
    }

    /**
     * Has the JVM run this after the shutdown hooks of the application, which may serialize too: a server that is told
     * to stop saves its sessions there. Where the JVM does not allow that, it runs beside them.
     */
    public void install(Predicate<Runnable> lateExit) {
        if (!lateExit.test(this)) {
            installBesideOthers();
        }
    }

    /** Does nothing at exit any more, and holds nothing. */
    public void cancel() {
        works = List.of();
        try {
            Runtime.getRuntime().removeShutdownHook(this);
        } catch (IllegalStateException e) {
            // The JVM exits already.
        }
    }

    private void installBesideOthers() {
        try {
            Runtime.getRuntime().addShutdownHook(this);
        } catch (IllegalStateException e) {
            // The JVM exits already, and takes no more hooks: the findings were told, the counts are lost.
        }
    }

    @Override
    public void run() {
        List<Runnable> current = works;
        if (current.isEmpty()) {
            return;
        }
        try {
            Thread writer = new Writer(current);
            writer.setDaemon(true);
            writer.start();
            writer.join(PATIENCE_MS);
        } catch (Throwable t) {
            // The JVM is on its way out; there is nobody to tell.
        }
    }

    private static final class Writer extends Thread {
        private final List<Runnable> works;

        Writer(List<Runnable> works) {
            super(null, null, "stowaway-summary-writer", 0, false);
            this.works = works;
        }

        @Override
        public void run() {
            for (Runnable work : works) {
                try {
                    work.run();
                } catch (Throwable t) {
                    // As above; an uncaught throwable would be printed by the application's handler.
                }
            }
        }
    }
}
