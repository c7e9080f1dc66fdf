package dev.stowaway.agent;

import dev.stowaway.report.Evidence;
import dev.stowaway.report.Logging;
import dev.stowaway.report.SummaryHook;
import dev.stowaway.rules.Options;
import dev.stowaway.rules.Policy;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one time in which Stowaway is active: opened when there is something to write, and closed, with what is
 * to be told, at exit or when Stowaway leaves. Thread-safe.
 */
final class Books implements Supplier<Evidence> {
    private final Options options;
    private final Logging logging;
    private final Predicate<Runnable> lateExit;
    private volatile @Nullable Evidence evidence;
    private @Nullable SummaryHook hook;
    private @Nullable RecordNothing nothing;
    private boolean isClosed;

    /** @param lateExit takes what shall run at exit, after what the application does then */
    Books(Options options, Logging logging, Predicate<Runnable> lateExit) {
        this.options = options;
        this.logging = logging;
        this.lateExit = lateExit;
    }

    /** A run in which nothing was found is recorded, too: the rules that the next one reads are there then, and empty. */
    synchronized void recordEvenNothing() {
        if (options.record() != null) {
            nothing = new RecordNothing(this);
            Runtime.getRuntime().addShutdownHook(nothing);
        }
    }

    /** The evidence so far. */
    @Override
    public Evidence get() {
        Evidence known = evidence;
        return known == null ? open() : known;
    }

    private synchronized Evidence open() {
        Evidence known = evidence;
        if (known == null) {
            known = new Evidence(options, new Policy(options.action(), options.rules()), logging);
            if (!isClosed) {
                hook = new SummaryHook(known.atExit());
                hook.install(lateExit);
            }
            evidence = known;
        }
        return known;
    }

    /** At exit, if the books were never opened. */
    synchronized void recordNothing() {
        if (evidence == null && !isClosed) {
            get().record();
        }
    }

    /** Tells what would be told at exit, where nothing will be told any more. */
    void close() {
        Evidence last = endOfBooks();
        if (last != null) {
            last.close();
        }
    }

    private synchronized @Nullable Evidence endOfBooks() {
        isClosed = true; // A thread may be on its way to open them.
        if (hook != null) {
            hook.cancel();
        }
        if (nothing != null) {
            nothing.cancel();
        }
        return evidence == null && options.record() != null ? get() : evidence;
    }
}
