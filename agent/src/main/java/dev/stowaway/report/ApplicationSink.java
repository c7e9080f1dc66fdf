package dev.stowaway.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Writes to the application's SLF4J, or to stderr where the application has none. */
final class ApplicationSink implements Sink {
    private final ApplicationLogging logging;
    private final Iterable<ClassLoader> candidates;
    private final boolean start;
    private final StderrSink stderr;

    /**
     * @param candidates the loaders at which SLF4J is looked for, the most fitting first
     * @param start whether an SLF4J that is not in use yet is started
     */
    ApplicationSink(ApplicationLogging logging, Iterable<ClassLoader> candidates, boolean start, StderrSink stderr) {
        this.logging = logging;
        this.candidates = candidates;
        this.start = start;
        this.stderr = stderr;
    }

    @Override
    public void write(Level level, String message) throws ReflectiveOperationException {
        if (start && writeTo(logging.reachable(candidates), level, message)) {
            return;
        }
        if (writeTo(logging.inUse(candidates), level, message)) {
            return;
        }
        if (start && logging.tellMissing()) {
            stderr.write(Level.WARN, "log=app, but the application has no SLF4J that logs; stderr is used instead");
        }
        stderr.write(level, message);
    }

    /** False if there is no factory, or nothing behind it. */
    private static boolean writeTo(@Nullable Class<?> factory, Level level, String message)
            throws ReflectiveOperationException {
        if (factory == null) {
            return false;
        }
        Object logger = factory.getMethod("getLogger", String.class).invoke(null, EventLogger.NAME);
        if (logger == null || logger.getClass().getName().endsWith(".helpers.NOPLogger")) {
            return false;
        }
        // Through the interface: the logger's own class may be one that its module does not export.
        Class.forName(ApplicationLogging.LOGGER, false, factory.getClassLoader())
                .getMethod(level.toString().toLowerCase(Locale.ROOT), String.class, Object.class)
                .invoke(logger, "{}", message); // As an argument, so that braces in the message stay what they are.
        return true;
    }
}
