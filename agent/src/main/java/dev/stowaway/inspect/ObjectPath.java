package dev.stowaway.inspect;

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
    private static final int LONGEST = 64;

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

    private record Hop(String from, Edge edge) {}

    static ObjectPath of(Trail trail, Keys keys) {
        List<Level> levels = trail.levels();
        List<Hop> hops = new ArrayList<>();
        Field field = null;
        String from = levels.get(0).pattern.root();
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
                text(levels.get(0).pattern.root(), hops, keys),
                arrows(levels.get(0).pattern.root(), hops, keys),
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

    private static String text(String root, List<Hop> hops, Keys keys) {
        StringBuilder out = new StringBuilder(root);
        for (int i = 0; i < hops.size(); i++) {
            if (isCut(i, hops.size())) {
                i = cut(out, hops.size()) - 1;
                continue;
            }
            hops.get(i).edge().append(out, keys);
        }
        return out.toString();
    }

    private static String arrows(String root, List<Hop> hops, Keys keys) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < hops.size(); i++) {
            out.append(i == 0 ? "" : " \u2192 ");
            if (isCut(i, hops.size())) {
                i = cut(out, hops.size()) - 1;
                continue;
            }
            out.append(hops.get(i).from()).append(' ');
            hops.get(i).edge().append(out, keys);
        }
        return hops.isEmpty() ? root : out.toString();
    }

    private static boolean isCut(int i, int size) {
        return size > LONGEST && i == LONGEST / 2;
    }

    /** Writes how many edges are left out, and returns where the path goes on. */
    private static int cut(StringBuilder out, int size) {
        out.append("<... ").append(size - LONGEST).append(" more ...>");
        return size - LONGEST / 2;
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
