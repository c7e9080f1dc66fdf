package dev.stowaway.report;

import dev.stowaway.access.Access;
import dev.stowaway.rules.LogTarget;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Hands out the logger {@code stowaway}.
 *
 * <p>Assumptions and guarantees: making one of these loads no class of SLF4J and starts nothing, so that it can be done
 * before the application's {@code main}. A logger throws only where there is no stack or memory left to build the text.
 * Thread-safe.
 */
public final class Logging {
    private final LogTarget target;
    private final PrintStream stderr;
    private final Access access;
    private final LoadedClasses loaded;
    private @Nullable Outlets outlets;

    /** @param stderr what {@code System.err} was when the agent started */
    public Logging(LogTarget target, PrintStream stderr, Access access, LoadedClasses loaded) {
        this.target = target;
        this.stderr = stderr;
        this.access = access;
        this.loaded = loaded;
    }

    /**
     * For a finding.
     *
     * @param candidates the loaders of the application that it concerns, the most fitting first
     */
    public Logger logger(Iterable<ClassLoader> candidates) {
        return outlets().logger(candidates);
    }

    /** For what Stowaway has to say of itself. */
    public Logger logger() {
        return logger(List.of(ClassLoader.getSystemClassLoader()));
    }

    /**
     * For the time when the JVM exits. The application's logging may be closed by then, and one that is closed swallows
     * events without a word; so {@code auto} means stderr here.
     */
    Logger exitLogger() {
        return outlets().exitLogger();
    }

    /** How many events did not reach the log and went to stderr instead. */
    public synchronized long failures() {
        return outlets == null ? 0 : outlets.delivery().failures();
    }

    /** How many events went nowhere at all: stderr failed too. */
    synchronized long lost() {
        return outlets == null ? 0 : outlets.delivery().lost();
    }

    private synchronized Outlets outlets() {
        if (outlets == null) {
            outlets = new Outlets(target, stderr, access, loaded);
        }
        return outlets;
    }
}
