package dev.stowaway.owner;

import dev.stowaway.owner.ModelGrants.Thing;
import dev.stowaway.owner.ModelWaits.Wait;
import dev.stowaway.wire.Failure;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an owner of four fair locks is to do for threads of other processes, said once more and as plainly as can be: who waits
 * for what, and who is told what. Each command is that of one thread. Who came first is served first.
 */
final class Model {
    enum Patience {
        NONE(Frame.AT_ONCE),
        MOMENT(1),
        ENDLESS(Frame.FOREVER);

        final long nanos;

        Patience(long nanos) {
            this.nanos = nanos;
        }
    }

    /** @param value of a failure: which one */
    record Answer(FrameKind kind, long value) {}

    private record Take(Thing thing, int amount) {}

    private final ModelGrants grants = new ModelGrants();
    private final ModelWaits waits = new ModelWaits();
    private final Map<Integer, Integer> names = new TreeMap<>();
    private final Set<Integer> closed = new TreeSet<>();
    private final Map<Integer, Take> lastTaken = new TreeMap<>();
    private final Map<Integer, Answer> answers = new TreeMap<>();

    ModelGrants grants() {
        return grants;
    }

    /** Who has been told what since this was asked last. */
    Map<Integer, Answer> takeAnswers() {
        Map<Integer, Answer> taken = new TreeMap<>(answers);
        answers.clear();
        return taken;
    }

    boolean isGone(int thread) {
        return !names.containsKey(thread);
    }

    boolean isConnected(int thread) {
        return !isGone(thread) && !closed.contains(thread);
    }

    boolean isWaiting(int thread) {
        return waits.of(thread) != null;
    }

    /** Nobody gives up what ends only with the lock held again; nor permits that another thread has given back since. */
    boolean mayAbandon(int thread) {
        Wait wait = waits.of(thread);
        Take take = lastTaken.get(thread);
        boolean isSpent = take != null && take.thing == Thing.PERMITS && take.amount > grants.permitsOf(thread);
        return !isSpent && (wait == null || !wait.isRelock());
    }

    void bind(int thread, int name) {
        names.put(thread, name);
    }

    /** The thread asks for something else than before. */
    void begin(int thread) {
        lastTaken.remove(thread);
    }

    void done(int thread, long value) {
        answers.put(thread, new Answer(FrameKind.DONE, value));
    }

    void failed(int thread, Failure failure) {
        answers.put(thread, new Answer(FrameKind.FAILED, failure.ordinal()));
    }

    void acquire(int thread, Thing thing, int amount, Patience patience) {
        boolean isNext = grants.isInside(thread, thing) || waits.queue(thing).isEmpty();
        if (amount < 0) {
            failed(thread, Failure.ILLEGAL_ARGUMENT);
        } else if (thing == Thing.LATCH && patience == Patience.NONE) {
            failed(thread, Failure.UNSUPPORTED);
        } else if (grants.isFree(thread, thing, amount) && (isNext || patience == Patience.NONE)) {
            grants.take(thread, thing, amount);
            lastTaken.put(thread, new Take(thing, amount));
            done(thread, 1);
        } else if (patience == Patience.ENDLESS) {
            waits.queue(thing).add(new Wait(thread, thing, amount, false, new Answer(FrameKind.DONE, 1)));
        } else {
            done(thread, 0);
        }
    }

    void release(int thread, Thing thing, int amount, boolean isAnswered) {
        if (thing.isHeldByThreads() && grants.held(thread, thing) == 0) {
            failed(thread, Failure.ILLEGAL_MONITOR_STATE);
        } else if (amount < 0) {
            failed(thread, Failure.ILLEGAL_ARGUMENT);
        } else {
            grants.giveBack(thread, thing, amount);
            if (isAnswered) {
                done(thread, 0);
            }
            serve();
        }
    }

    void await(int thread, Patience patience) {
        if (!hasLock(thread)) {
            return;
        }
        boolean isEndless = patience == Patience.ENDLESS;
        Answer answer = new Answer(FrameKind.DONE, isEndless ? 1 : 0);
        int holds = grants.held(thread, Thing.LOCK);
        grants.giveBack(thread, Thing.LOCK, holds);
        (isEndless ? waits.awaiting() : waits.queue(Thing.LOCK)).add(new Wait(thread, Thing.LOCK, holds, true, answer));
        serve();
    }

    void signal(int thread, boolean isForAll) {
        if (hasLock(thread)) {
            List<Wait> awaiting = waits.awaiting();
            List<Wait> signalled = awaiting.subList(0, isForAll ? awaiting.size() : Math.min(1, awaiting.size()));
            waits.queue(Thing.LOCK).addAll(signalled);
            signalled.clear();
            done(thread, 0);
        }
    }

    /** How many await the condition. */
    void askWaiters(int thread) {
        if (hasLock(thread)) {
            done(thread, waits.awaiting().size());
        }
    }

    void drain(int thread) {
        done(thread, grants.permits());
        grants.take(thread, Thing.PERMITS, grants.permits());
    }

    void cancel(int thread) {
        stopWaiting(thread, new Answer(FrameKind.INTERRUPTED, 0));
        serve();
    }

    void abandon(int thread) {
        Take take = lastTaken.remove(thread);
        if (take != null) {
            grants.giveBack(thread, take.thing, take.amount);
        }
        stopWaiting(thread, null);
        serve();
    }

    /** The connection ends. Who awaits has to get the lock back before it can be released for good. */
    void close(int thread) {
        closed.add(thread);
        stopWaiting(thread, null);
        waits.queue(Thing.LOCK).replaceAll(wait -> wait.thread() == thread ? wait.with(null) : wait);
        if (!isWaiting(thread)) {
            end(thread);
        }
        serve();
    }

    private void end(int thread) {
        names.remove(thread);
        closed.remove(thread);
        lastTaken.remove(thread);
        grants.giveAllBack(thread);
        if (names.keySet().stream().noneMatch(other -> ModelGrants.process(other) == ModelGrants.process(thread))) {
            grants.giveBack(thread, Thing.PERMITS, grants.permitsOf(thread));
        }
    }

    private void stopWaiting(int thread, @Nullable Answer answer) {
        Wait wait = waits.of(thread);
        if (wait != null && waits.awaiting().remove(wait)) {
            waits.queue(Thing.LOCK).add(wait.with(answer));
        } else if (wait != null && !wait.isRelock()) {
            waits.queue(wait.thing()).remove(wait);
            if (answer != null) {
                answers.put(thread, answer);
            }
        }
    }

    private void serve() {
        for (List<Wait> queue : waits.queues()) {
            while (!queue.isEmpty()
                    && grants.isFree(
                            queue.get(0).thread(),
                            queue.get(0).thing(),
                            queue.get(0).amount())) {
                serve(queue.remove(0));
            }
        }
    }

    private void serve(Wait wait) {
        grants.take(wait.thread(), wait.thing(), wait.amount());
        if (!wait.isRelock()) {
            lastTaken.put(wait.thread(), new Take(wait.thing(), wait.amount()));
        }
        if (wait.answer() != null) {
            answers.put(wait.thread(), wait.answer());
        }
        if (closed.contains(wait.thread())) {
            end(wait.thread());
        }
    }

    private boolean hasLock(int thread) {
        boolean isHeld = grants.held(thread, Thing.LOCK) > 0;
        if (!isHeld) {
            failed(thread, Failure.ILLEGAL_MONITOR_STATE);
        }
        return isHeld;
    }

    OwnerState state() {
        Map<Integer, OwnerState.Standing> standings = new TreeMap<>();
        names.forEach((thread, name) -> standings.put(thread, new OwnerState.Standing(name, holds(thread))));
        return new OwnerState(
                new TreeMap<>(grants.holders(Thing.LOCK)),
                new TreeMap<>(grants.holders(Thing.WRITE)),
                grants.total(Thing.READ),
                grants.permits(),
                grants.count(),
                waits.queued(),
                waits.threadsAwaiting(),
                standings);
    }

    private Map<Thing, Integer> holds(int thread) {
        Map<Thing, Integer> holds = new EnumMap<>(Thing.class);
        for (Thing thing : Thing.values()) {
            if (grants.held(thread, thing) > 0) {
                holds.put(thing, grants.held(thread, thing));
            }
        }
        Wait wait = waits.of(thread);
        if (wait != null && wait.isRelock()) {
            holds.put(Thing.LOCK, wait.amount());
        }
        return holds;
    }
}
