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
        Class<?> factory = start ? logging.reachable(candidates) : logging.inUse(candidates);
        Object logger = factory == null ? null : logger(factory);
        if (factory == null || logger == null) {
            if (start && logging.tellMissing()) {
                stderr.write(Level.WARN, "log=app, but the application has no SLF4J that logs; stderr is used instead");
            }
            stderr.write(level, message);
            return;
        }
        // Through the interface: the logger's own class may be one that its module does not export.
        Class.forName(ApplicationLogging.LOGGER, false, factory.getClassLoader())
                .getMethod(level.toString().toLowerCase(Locale.ROOT), String.class, Object.class)
                .invoke(logger, "{}", message); // As an argument, so that braces in the message stay what they are.
    }

    /** Null if it is the one that SLF4J hands out when there is nothing behind it. */
    private static @Nullable Object logger(Class<?> factory) throws ReflectiveOperationException {
        Object logger = factory.getMethod("getLogger", String.class).invoke(null, EventLogger.NAME);
        return logger == null || logger.getClass().getName().endsWith(".helpers.NOPLogger") ? null : logger;
    }
}
