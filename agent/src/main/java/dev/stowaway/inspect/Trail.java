package dev.stowaway.inspect;

import java.io.ObjectOutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from one root to the locks below it. It is remembered from one lock to the next, so that only what has
 * changed is looked up again: a million locks in a list cost a step each, not a search each.
 *
 * <p>Confined to the thread that uses the stream; lives no longer than the stream is at this root.
 */
public final class Trail {
    private final List<Level> levels = new ArrayList<>();
    private @Nullable Object notes;

    /** The trail of the root that {@code meeting} is below, brought up to date: its last level is the lock's. */
    static Trail of(Meeting meeting, Links links, Roots roots) {
        Trail trail = meeting.memory() instanceof Trail known && meeting.depth() > 1 ? known : new Trail();
        trail.update(meeting, links, roots);
        if (meeting.depth() > 1) {
            meeting.remember(trail);
        }
        return trail;
    }

    private void update(Meeting meeting, Links links, Roots roots) {
        ObjectOutputStream stream = meeting.stream();
        int known = 0;
        while (known < levels.size() && known < meeting.depth() - 1) {
            Object object = levels.get(known).object;
            if (object == null || object != meeting.ancestor(known + 1)) {
                break;
            }
            known++;
        }
        levels.subList(known, levels.size()).clear();
        for (int depth = known + 1; depth <= meeting.depth(); depth++) {
            Object object = depth == meeting.depth() ? meeting.lock() : meeting.ancestor(depth);
            if (depth == 1) {
                levels.add(roots.level(object, stream));
            } else if (object == null) {
                levels.add(Links.unknown(levels.get(depth - 2)));
            } else {
                levels.add(links.below(levels.get(depth - 2), object, meeting.put(depth - 1), stream));
            }
        }
    }

    /** Whatever the caller wants to keep for the other locks below this root; null at first. */
    public @Nullable Object notes() {
        return notes;
    }

    public void note(Object notes) {
        this.notes = notes;
    }

    /** The pattern of the path to the lock. */
    public Pattern pattern() {
        return last().pattern;
    }

    List<Level> levels() {
        return levels;
    }

    /** The object that holds the lock, if one was recorded; inner parts of collections count. */
    public @Nullable Object parent() {
        return levels.size() < 2 ? null : levels.get(levels.size() - 2).object;
    }

    /** The edge that leads to the lock; null if the lock is the root. */
    @Nullable
    Edge edge() {
        return last().edge;
    }

    private Level last() {
        return levels.get(levels.size() - 1);
    }

    /** Whether {@code object} is how a lambda is written. */
    static boolean isLambda(@Nullable Object object) {
        return object instanceof SerializedLambda;
    }
}
