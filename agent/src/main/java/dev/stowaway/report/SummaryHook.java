package dev.stowaway.report;

import dev.stowaway.access.Access;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The shutdown hook that writes the {@link Summary}. It may neither throw nor keep the JVM from exiting. */
public final class SummaryHook extends Thread {
    /** An appender that hangs, or a stderr that nobody reads, holds the exit up no longer than this. */
    private static final long PATIENCE_MS = 2_000;

    /**
     * The JVM runs ten hooks of its own in order; the second is that of all application hooks, these are free. One that
     * is taken can't be had again.
     */
    private static final int LAST_AFTER_APPLICATION = 8;

    private static final int FIRST_AFTER_APPLICATION = 4;

    private volatile @Nullable Runnable summary;

    /** @param summary writes it */
    public SummaryHook(Runnable summary) {
        // No inherited thread-locals: they would keep values of the thread that installs the hook.
        super(null, null, "stowaway-summary", 0, false);
        this.summary = summary;
    }

    /**
     * Has the JVM run this after the shutdown hooks of the application, which may serialize too: a server that is told
     * to stop saves its sessions there. Where the JVM does not allow that, it runs beside them.
     */
    public void install(Access access) {
        try {
            Class<?> secrets = Class.forName("jdk.internal.access.SharedSecrets", true, null);
            Class<?> system = Class.forName("jdk.internal.access.JavaLangAccess", true, null);
            Method systemAccess = secrets.getMethod("getJavaLangAccess");
            Method register = system.getMethod("registerShutdownHook", int.class, boolean.class, Runnable.class);
            access.open(systemAccess);
            access.open(register);
            register(register, systemAccess.invoke(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            installBesideOthers();
        }
    }

    private void register(Method register, @Nullable Object system) throws ReflectiveOperationException {
        for (int slot = LAST_AFTER_APPLICATION; slot > FIRST_AFTER_APPLICATION; slot--) {
            try {
                register.invoke(system, slot, true, this);
                return;
            } catch (InvocationTargetException taken) {
                // The next one, then.
            }
        }
        register.invoke(system, FIRST_AFTER_APPLICATION, true, this);
    }

    /** Does nothing at exit any more, and holds nothing. */
    public void cancel() {
        summary = null;
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
        Runnable current = summary;
        if (current == null) {
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
        private final Runnable summary;

        Writer(Runnable summary) {
            super(null, null, "stowaway-summary-writer", 0, false);
            this.summary = summary;
        }

        @Override
        public void run() {
            try {
                summary.run();
            } catch (Throwable t) {
                // As above; an uncaught throwable would be printed by the application's handler.
            }
        }
    }
}
