package dev.stowaway.inspect;

import dev.stowaway.path.ClassNames;
import dev.stowaway.path.Edge;
import dev.stowaway.path.Hop;
import dev.stowaway.path.Keys;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path from a root to a lock, as it is told to people.
 *
 * @param text in the grammar of the README: {@code Job.stage.caches["eu"].lock}
 * @param hops with the class of every object on the way: {@code Job .stage → Stage .caches → HashMap ["eu"] → ...}
 * @param field the last field on the way; null if there is none that can be shown
 * @param holdsLock whether the lock is the very value of {@code field}, not something below it
 * @param last how the last object of the way holds the lock
 */
public record ObjectPath(String text, String hops, @Nullable Field field, boolean holdsLock, LastEdge last) {
    /** The forms of an edge that leads to a lock. */
    public enum LastEdge {
        NONE,
        FIELD,
        ARRAY,
        COLLECTION,
        MAP,
        CAPTURED,
        BY_ITSELF,
        UNKNOWN
    }

    static ObjectPath of(Trail trail, Keys keys) {
        List<Level> levels = trail.levels();
        List<Hop> hops = new ArrayList<>();
        Field field = null;
        String root = levels.get(0).pattern.root();
        String from = root;
        for (Level level : levels) {
            if (level.edge != null) {
                hops.add(new Hop(from, level.edge));
                if (level.edge instanceof FieldEdge named) {
                    field = named.field();
                }
            }
            if (level.replacement != null) {
                hops.add(new Hop(from, level.replacement));
            }
            if (level.edge != null || level.replacement != null) {
                from = level.object == null ? "" : nameInHops(level);
            }
        }
        Edge last = trail.edge();
        return new ObjectPath(
                Hop.text(root, hops, keys),
                Hop.arrows(root, hops, keys),
                field,
                last instanceof FieldEdge,
                lastEdge(last, trail.parent()));
    }

    private static String nameInHops(Level level) {
        Object shown = level.outer == null ? level.object : level.outer;
        if (shown instanceof SerializedLambda lambda) {
            return ClassNames.ofLambda(lambda);
        }
        return shown == null ? "" : ClassNames.simple(shown.getClass());
    }

    private static LastEdge lastEdge(@Nullable Edge last, @Nullable Object parent) {
        if (last == null) {
            return LastEdge.NONE;
        }
        if (last instanceof FieldEdge) {
            return LastEdge.FIELD;
        }
        if (last instanceof Edge.Captured) {
            return LastEdge.CAPTURED;
        }
        if (last instanceof Edge.MapKey || last instanceof Edge.MapValue) {
            return LastEdge.MAP;
        }
        if (last instanceof Edge.Fixed fixed) {
            return fixed.isUnknown() ? LastEdge.UNKNOWN : LastEdge.BY_ITSELF;
        }
        boolean array = parent != null && parent.getClass().isArray() && last instanceof Edge.Index;
        return array ? LastEdge.ARRAY : LastEdge.COLLECTION;
    }
}
