package dev.stowaway.inspect;

import dev.stowaway.access.JdkFields;
import dev.stowaway.inspect.JdkCollections.Role;
import dev.stowaway.path.Edge;
import java.io.ObjectOutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the edge that was taken from an object to the one that is written below it. Every link is checked: the lower
 * object is really there. A link that can't be shown is {@code <?>}.
 */
final class Links {
    /** Replacements that are looked at before the whole table is. */
    private static final int LATEST = 64;

    /** Elements that a search may pass, so that a collection of any size can't hold up the stream for long. */
    private static final int MOST_STEPS = 1 << 23;

    private static final FieldEdge COMPARATOR = new FieldEdge("comparator", null, null);

    private final StreamTables tables;
    private final ClassShapes shapes;
    private final JdkFields fields;

    /** Made when a collection is first on a path: it knows, and loads, all of them. */
    private volatile @Nullable Walks walks;

    private final Replacements replacements;
    private final RecentKeys recentKeys;

    /** Searches in vain of one collection, so that what it writes beside its elements can't cost a search each. */
    private static final int MOST_MISSES = 16;

    Links(StreamTables tables, ClassShapes shapes, JdkFields fields, Replacements replacements, RecentKeys recentKeys) {
        this.tables = tables;
        this.shapes = shapes;
        this.fields = fields;
        this.replacements = replacements;
        this.recentKeys = recentKeys;
    }

    private Walks walks() {
        Walks known = walks;
        if (known == null) {
            known = new Walks(fields);
            walks = known;
        }
        return known;
    }

    /** The level of {@code target} below {@code above}. */
    Level below(Level above, Object target, @Nullable Object put, ObjectOutputStream stream) {
        Object parent = above.object;
        if (parent == null) {
            return level(above, target, null, Edge.Fixed.UNKNOWN);
        }
        Object original = tables.originalOf(stream, target, LATEST);
        Level found = find(above, parent, target, original, put, stream);
        if (found == null && original == null) {
            original = tables.originalOf(stream, target, Integer.MAX_VALUE);
            found = original == null ? null : find(above, parent, target, original, put, stream);
        }
        return found != null ? found : level(above, target, original, writtenByItself(parent));
    }

    /** The level of the lock itself, below {@code above}. */
    Level lockBelow(
            Level above, Object lock, @Nullable Object original, @Nullable Object put, ObjectOutputStream stream) {
        Object parent = above.object;
        if (parent == null) {
            return level(above, lock, original, Edge.Fixed.UNKNOWN);
        }
        Level found = find(above, parent, lock, original, put, stream);
        return found != null ? found : level(above, lock, original, writtenByItself(parent));
    }

    /** A level that was not recorded. */
    static Level unknown(Level above) {
        boolean known = above.object != null;
        Edge edge = known ? Edge.Fixed.UNKNOWN : null;
        return new Level(null, null, edge, null, known ? above.pattern.then(Edge.Fixed.UNKNOWN) : above.pattern);
    }

    private Edge writtenByItself(Object parent) {
        if (parent.getClass().isArray()) {
            return Edge.Fixed.UNKNOWN;
        }
        ClassShape shape = shapes.get(parent.getClass());
        if (shape.externalizable) {
            return Edge.Fixed.WRITE_EXTERNAL;
        }
        return shape.writesItself && !isJdkContent(parent) ? Edge.Fixed.WRITE_OBJECT : Edge.Fixed.UNKNOWN;
    }

    /** What a JDK class writes by itself is known, so that something else below it is a link that can't be shown. */
    private static boolean isJdkContent(Object parent) {
        return JdkCollections.isOne(parent.getClass());
    }

    private @Nullable Level find(
            Level above,
            Object parent,
            Object target,
            @Nullable Object original,
            @Nullable Object put,
            ObjectOutputStream stream) {
        if (parent instanceof Object[] array) {
            return findInArray(above, array, target, original);
        }
        if (parent instanceof SerializedLambda) {
            return target instanceof Object[] ? inside(above, target, parent) : null;
        }
        ClassShape shape = shapes.get(parent.getClass());
        for (int i = 0; i < shape.slots.size(); i++) {
            ClassShape.Slot slot = shape.slots.get(i);
            Level found = findInSlot(above, slot, parent, target, original, put, stream);
            if (found != null) {
                return found;
            }
        }
        if (shape.writesItself || shape.externalizable) {
            FieldEdge edge = ClassShape.Slot.find(shape.inherited, target, original, parent);
            return edge == null ? null : level(above, target, original, edge);
        }
        return null;
    }

    private @Nullable Level findInSlot(
            Level above,
            ClassShape.Slot slot,
            Object parent,
            Object target,
            @Nullable Object original,
            @Nullable Object put,
            ObjectOutputStream stream) {
        FieldEdge edge = put == null ? null : tables.putEdge(put, slot.type(), parent, target, original);
        if (!slot.isJdkCollection()) {
            edge = edge != null ? edge : slot.find(target, original, parent);
            return edge == null ? null : level(above, target, original, edge);
        }
        edge = edge != null ? edge : ClassShape.Slot.find(slot.serial(), target, original, parent);
        if (edge != null) {
            return viaCollectionField(above, slot, edge, parent, target, original);
        }
        Level element = findElement(above, slot.type(), parent, target, original, stream);
        return element != null ? element : viaComparator(above, slot, parent, target, original);
    }

    private Level viaCollectionField(
            Level above,
            ClassShape.Slot slot,
            FieldEdge edge,
            Object parent,
            Object target,
            @Nullable Object original) {
        String name = edge.pattern().substring(1);
        Role role = JdkCollections.roleOf(slot.type(), name);
        if (role != null) {
            Object key = role == Role.KEY ? target : keyBeside(slot, parent);
            return element(above, parent, role, 0, key, target, original);
        }
        return JdkCollections.isInside(slot.type(), name, target)
                ? inside(above, target, outer(above, parent))
                : level(above, target, original, edge);
    }

    private static @Nullable Object keyBeside(ClassShape.Slot slot, Object parent) {
        for (FieldEdge field : slot.serial()) {
            if (JdkCollections.roleOf(slot.type(), field.pattern().substring(1)) == Role.KEY) {
                return field.valueIn(parent);
            }
        }
        return null;
    }

    /** A {@code TreeSet} writes its comparator, which its map holds. */
    private @Nullable Level viaComparator(
            Level above, ClassShape.Slot slot, Object parent, Object target, @Nullable Object original) {
        if (!slot.type().getName().equals("java.util.TreeSet")) {
            return null;
        }
        Object comparator = walks().comparatorOf(parent);
        boolean found = comparator != null && (comparator == target || comparator == original);
        return found ? level(above, target, original, COMPARATOR) : null;
    }

    private @Nullable Level findInArray(Level above, Object[] array, Object target, @Nullable Object original) {
        if (above.walk == null) {
            above.walk = new Walk.OverArray(array, 0, array.length);
        }
        Walk walk = above.walk;
        Role role = search(walk, target, original);
        if (role == null && above.misses < MOST_MISSES) {
            walk = above.walk = new Walk.OverArray(array, 0, array.length);
            role = search(walk, target, original);
            above.misses += role == null ? 1 : 0;
        }
        if (role == null) {
            return null;
        }
        Object outer = above.outer;
        if (outer == null) {
            return level(above, target, original, new Edge.Index(walk.index));
        }
        if (outer instanceof SerializedLambda) {
            return level(above, target, original, new Edge.Captured(walk.index));
        }
        return element(above, array, role, walks().position(outer, walk.index, array), null, target, original);
    }

    private @Nullable Level findElement(
            Level above,
            Class<?> type,
            Object parent,
            Object target,
            @Nullable Object original,
            ObjectOutputStream stream) {
        if (above.walk == null && type == HashMap.class) {
            Object key = recentKeys.keyOf(stream, parent, target, original);
            if (key != null) {
                return element(above, parent, Role.VALUE, 0, key, target, original);
            }
        }
        Walk walk = above.walk;
        Role role = walk == null ? null : search(walk, target, original);
        if (role == null && above.misses < MOST_MISSES) {
            walk = above.walk = walks().over(type, parent);
            role = walk == null ? null : search(walk, target, original);
            above.misses += role == null ? 1 : 0;
        }
        return role == null || walk == null
                ? null
                : element(above, parent, role, walk.index, walk.key, target, original);
    }

    /** Looks at the current element first: the key was found there, now it may be the value. */
    private static @Nullable Role search(Walk walk, Object target, @Nullable Object original) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (walk.index >= 0) {
                if (walk.key == target || (original != null && walk.key == original)) {
                    return Role.KEY;
                }
                if (walk.value == target || (original != null && walk.value == original)) {
                    return Role.VALUE;
                }
            }
            if (!walk.advance()) {
                return null;
            }
        }
        return null;
    }

    private Level element(
            Level above,
            Object parent,
            Role role,
            int index,
            @Nullable Object key,
            Object target,
            @Nullable Object original) {
        Object seen = original == null ? target : original;
        return level(above, target, original, JdkCollections.edge(outer(above, parent), role, index, key, seen));
    }

    /** A part that users don't see: no edge. */
    private static Level inside(Level above, Object target, Object outer) {
        return new Level(target, outer, null, null, above.pattern);
    }

    private static Object outer(Level above, Object parent) {
        return above.outer == null ? parent : above.outer;
    }

    private Level level(Level above, Object target, @Nullable Object original, Edge edge) {
        return replacements.level(target, original, edge, above.pattern.then(edge));
    }
}
