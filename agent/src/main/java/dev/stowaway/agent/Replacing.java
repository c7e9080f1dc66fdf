package dev.stowaway.agent;

import dev.stowaway.handle.Substitutes;
import dev.stowaway.handle.Substitution;
import dev.stowaway.inspect.Destination;
import dev.stowaway.inspect.Inspector;
import dev.stowaway.inspect.Trail;
import dev.stowaway.locks.LockKind;
import dev.stowaway.report.Outcome;
import dev.stowaway.report.Suppressed;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.Verdict;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out the verdicts that put something in a lock's place, where that can be. Thread-safe. */
final class Replacing {
    private final Substitutes substitutes;
    private final Inspector inspector;
    private final Suppressed suppressed;

    Replacing(Substitutes substitutes, Inspector inspector, Suppressed suppressed) {
        this.substitutes = substitutes;
        this.inspector = inspector;
        this.suppressed = suppressed;
    }

    /** What the stream is given for {@code lock}, to which {@code trail} leads. */
    Written write(LockKind kind, Object lock, Trail trail, Destination.Kind destination, Verdict verdict) {
        if (!verdict.action().replaces()) {
            return new Written(lock, Outcome.asked(verdict), null);
        }
        String misfit = misfit(verdict, destination);
        Substitution substitution =
                misfit == null ? substitute(kind, lock, trail, verdict.action()) : new Substitution.Refused(misfit);
        if (substitution instanceof Substitution.Replaced replaced) {
            return new Written(replaced.object(), Outcome.asked(verdict), replaced.effect());
        }
        return new Written(lock, new Outcome(verdict, ((Substitution.Refused) substitution).reason()), null);
    }

    /** The lock itself, of which another part could not be replaced: the receiver gets copies that belong together. */
    static Written tooLate(Object lock, Verdict verdict) {
        return new Written(lock, new Outcome(verdict, "another part of it is in the stream already, as a copy"), null);
    }

    /** Whether the verdict asks for a handle, and one would be in place there. */
    static boolean isHandleDue(Verdict verdict, Destination.Kind destination) {
        return verdict.action() == Action.PROXY && misfit(verdict, destination) == null;
    }

    /**
     * Why a handle is out of place there; null if it is not. A new lock is in place everywhere, and a rule is believed to
     * know: it can name the destination.
     */
    private static @Nullable String misfit(Verdict verdict, Destination.Kind destination) {
        if (verdict.action() != Action.PROXY || verdict.rule() != null) {
            return null;
        }
        return switch (destination) {
            case PROCESS, SOCKET, MEMORY -> null;
            case FILE -> "a handle in a file would outlive its owner, and no rule asks for it";
            case STANDARD_STREAM -> "it is not known who reads this stream, and no rule asks for a handle in it";
            case NOWHERE -> "nobody reads this stream, and no rule asks for a handle in it";
            case OTHER -> "it is not known where this stream leads, and no rule asks for a handle in it";
        };
    }

    /** The lock is counted already, so an error has to be an outcome as well. */
    private Substitution substitute(LockKind kind, Object lock, Trail trail, Action action) {
        try {
            Class<?> slot = trail.slot();
            return action == Action.PROXY
                    ? substitutes.proxy(kind, lock, slot, new PathName(inspector, trail))
                    : substitutes.fresh(kind, lock);
        } catch (Throwable t) { // the host's border
            suppressed.add(t);
            return new Substitution.Refused("an error inside Stowaway was suppressed");
        }
    }

    /** Named when it is asked for, which is when a lock is handed out for the first time. */
    private record PathName(Inspector inspector, Trail trail) implements Supplier<String> {
        @Override
        public String get() {
            return inspector.path(trail).text();
        }
    }
}
