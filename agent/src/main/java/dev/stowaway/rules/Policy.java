package dev.stowaway.rules;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is done: the first rule that matches, else the action for all that no rule speaks of.
 *
 * <p>Assumptions and guarantees: asked by any threads. Rules and action change while the application runs; a verdict is
 * good for as long as the {@link #generation} is the one it bears, which is cheap to ask at every lock.
 */
public final class Policy {
    private final @Nullable RulesWatch watch;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile State state;

    private record State(Action action, Rules rules, int generation) {}

    public Policy(Action action, @Nullable RulesFile file) {
        this.watch = file == null ? null : new RulesWatch(file);
        this.state =
                new State(action, file == null ? Rules.NONE : file.atStart().rules(), 0);
    }

    /**
     * The verdict.
     *
     * @param site its six digits, or empty if there are too many sites for it to have any
     */
    public Verdict judge(Occurrence occurrence, String site) {
        State current = state;
        Rule rule = current.rules.first(occurrence, site);
        return new Verdict(
                rule == null ? unruled(current.action, occurrence) : rule.action(), rule, current.generation);
    }

    /**
     * A launch is not what these actions speak of: nothing but a rule can stop it, and there is no stream in which
     * something could be replaced. A deadlock is there already.
     */
    private static Action unruled(Action action, Occurrence occurrence) {
        return (occurrence.isAtLaunch() || !occurrence.isPreventable()) && (action == Action.FAIL || action.replaces())
                ? Action.LOG
                : action;
    }

    /** Grows whenever a verdict may have changed. */
    public int generation() {
        return state.generation;
    }

    /** What is done about that of which no rule speaks. */
    public Action action() {
        return state.action;
    }

    /** Does that from now on instead. */
    public synchronized void action(Action action) {
        state = new State(action, state.rules, state.generation + 1);
    }

    /** Whether there are locks in whose place handles are wanted. */
    public boolean mayProxy() {
        State current = state;
        return current.action == Action.PROXY || current.rules.askForHandles();
    }

    /** How many rules are in force. */
    public int rules() {
        return state.rules.size();
    }

    /**
     * Puts the rules into force that the file holds now, if it has changed and it is time to look.
     *
     * @return what there is to say of that; null if nothing
     */
    public @Nullable Notice refresh() {
        if (watch == null) {
            return null;
        }
        long due = nextLook.get();
        long now = System.nanoTime();
        if (now - due < 0 || !nextLook.compareAndSet(due, now + RulesWatch.PERIOD_MS * 1_000_000)) {
            return null;
        }
        synchronized (this) {
            return take(watch.look(System.currentTimeMillis()));
        }
    }

    /**
     * Puts the rules into force that the file holds now, without waiting for it to be at rest.
     *
     * @return what there is to say of that; null if there is no file, or if it is as before
     */
    public synchronized @Nullable Notice reload() {
        return watch == null ? null : take(watch.news());
    }

    private @Nullable Notice take(RulesWatch.@Nullable News news) {
        if (news == null) {
            return null;
        }
        Rules change = news.change();
        if (change != null) {
            state = new State(state.action, change, state.generation + 1);
        }
        return new Notice(change != null, news.message());
    }

    /** A line for the log, about a file that was read anew. */
    public record Notice(boolean accepted, String message) {}
}
