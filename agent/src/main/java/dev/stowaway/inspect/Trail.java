package dev.stowaway.inspect;

import dev.stowaway.locks.JdkClasses;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.path.Edge;
import dev.stowaway.path.Pattern;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
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
    private static final int NONE = -1;

    private final List<Level> levels = new ArrayList<>();
    private int enclosingLock = NONE;
    private @Nullable Object notes;

    /** The trail of the root that {@code meeting} is below, brought up to date: its last level is the lock's. */
    static Trail of(Meeting meeting, Links links, Roots roots, LockKinds kinds) {
        Trail trail = meeting.memory() instanceof Trail known && meeting.depth() > 1 ? known : new Trail();
        trail.update(meeting, links, roots, kinds);
        if (meeting.depth() > 1) {
            meeting.remember(trail);
        }
        return trail;
    }

    private void update(Meeting meeting, Links links, Roots roots, LockKinds kinds) {
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
        if (enclosingLock >= known) {
            enclosingLock = NONE;
        }
        // The lock of the last meeting, if this one is about a part of it.
        if (enclosingLock == NONE && known > 0 && isLock(levels.get(known - 1).object, kinds)) {
            enclosingLock = known - 1;
        }
        for (int depth = known + 1; depth < meeting.depth(); depth++) {
            Object object = meeting.ancestor(depth);
            if (depth == 1) {
                levels.add(roots.level(object, stream));
            } else if (object == null) {
                levels.add(Links.unknown(levels.get(depth - 2)));
            } else {
                levels.add(links.below(levels.get(depth - 2), object, meeting.put(depth - 1), stream));
            }
            if (enclosingLock == NONE && isLock(object, kinds)) {
                enclosingLock = depth - 1;
            }
        }
        levels.add(lockLevel(meeting, links, roots));
    }

    private Level lockLevel(Meeting meeting, Links links, Roots roots) {
        int depth = meeting.depth();
        return depth == 1
                ? roots.levelFor(meeting.lock(), meeting.original())
                : links.lockBelow(
                        levels.get(depth - 2),
                        meeting.lock(),
                        meeting.original(),
                        meeting.put(depth - 1),
                        meeting.stream());
    }

    private static boolean isLock(@Nullable Object object, LockKinds kinds) {
        return object != null && kinds.get(object) != null;
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

    /**
     * The type that all has to be of that the receiver can put in the lock's place: that of the field or of the elements
     * of the array; null if it is not known.
     */
    public @Nullable Class<?> slot() {
        if (edge() instanceof FieldEdge field) {
            return field.type();
        }
        if (!(edge() instanceof Edge.Index)) {
            return null;
        }
        Level above = levels.get(levels.size() - 2);
        Class<?> element = above.object == null ? null : above.object.getClass().getComponentType();
        return element == null || above.outer != null || !FieldEdge.isTelling(element) ? null : element;
    }

    /** The last field on the way, behind the name of the class that declares it; null if there is none to be shown. */
    public @Nullable String declared() {
        for (int i = levels.size() - 1; i >= 0; i--) {
            if (levels.get(i).edge instanceof FieldEdge edge) {
                Field field = edge.field();
                return field == null ? null : field.getDeclaringClass().getName() + "." + field.getName();
            }
        }
        return null;
    }

    private Level last() {
        return levels.get(levels.size() - 1);
    }

    /** Whether the lock is a part of another one that the stream has begun to write. */
    public boolean isInsideLock() {
        return enclosingLock != NONE;
    }

    /** Whether the lock is one that a class of the JDK keeps for itself and restores when it is read. */
    public boolean isOwnedByJdk() {
        Field field = edge() instanceof FieldEdge edge ? edge.field() : null;
        if (field == null || !JdkClasses.contains(field.getDeclaringClass())) {
            return false;
        }
        // A field of a type that says nothing holds what the application put in it: AtomicReference.value.
        return field.getType() != Object.class
                || (field.getName().equals("mutex")
                        && field.getDeclaringClass().getName().startsWith("java.util.Collections$Synchronized"));
    }
}
