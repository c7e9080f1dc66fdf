package dev.stowaway.inspect;

import dev.stowaway.access.FieldReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A walk over the elements of a JDK collection in the order in which they are written, on its fields alone: none of its
 * methods is called, because a subclass of the application may override them, and some of them block.
 *
 * <p>The collection may change under the walk, which then misses elements. Whoever walks bounds the steps.
 */
abstract class Walk {
    @Nullable
    Object key;

    @Nullable
    Object value;
    /** Position of the current element in iteration order, from 0. */
    int index = -1;

    /** Goes to the next element; false at the end. Maps set {@code key} and {@code value}, others {@code value}. */
    abstract boolean advance();

    /** A run of {@code length} elements from {@code first} on, around the end of the array if need be. */
    static final class OverArray extends Walk {
        private final Object[] array;
        private final int first;
        private final int length;

        OverArray(Object[] array, int first, int length) {
            this.array = array;
            this.first = first;
            this.length = Math.min(length, array.length);
        }

        @Override
        boolean advance() {
            if (index + 1 >= length) {
                return false;
            }
            index++;
            int at = first + index;
            value = array[at < array.length ? at : at - array.length];
            return true;
        }
    }

    /** Keys and values in turn. */
    static final class OverPairs extends Walk {
        private final Object[] array;
        private final @Nullable Object nullKey;
        private int at = -2;

        /** @param nullKey what stands for the key null; null if nothing does */
        OverPairs(Object[] array, @Nullable Object nullKey) {
            this.array = array;
            this.nullKey = nullKey;
        }

        @Override
        boolean advance() {
            do {
                at += 2;
                if (at + 1 >= array.length) {
                    return false;
                }
            } while (array[at] == null);
            index++;
            key = array[at] == nullKey ? null : array[at];
            value = array[at + 1];
            return true;
        }
    }

    /** The values of an {@code EnumMap}, an array that runs beside the one of its keys. */
    static final class BesideKeys extends Walk {
        private final Object[] keys;
        private final Object[] values;
        private int at = -1;

        BesideKeys(Object[] keys, Object[] values) {
            this.keys = keys;
            this.values = values;
        }

        @Override
        boolean advance() {
            do {
                at++;
                if (at >= values.length) {
                    return false;
                }
            } while (values[at] == null);
            index++;
            key = keys[at];
            value = values[at];
            return true;
        }
    }

    /** A chain of nodes, every one an element. */
    static class OverNodes extends Walk {
        private @Nullable Object node;
        private final @Nullable FieldReader keys;
        private final FieldReader values;
        private final FieldReader next;

        OverNodes(@Nullable Object first, @Nullable FieldReader keys, FieldReader values, FieldReader next) {
            this.node = first;
            this.keys = keys;
            this.values = values;
            this.next = next;
        }

        @Override
        boolean advance() {
            while (node != null) {
                Object current = node;
                value = values.get(current);
                key = keys == null ? null : keys.get(current);
                Object following = next.get(current);
                node = following == current ? null : following;
                if (isElement(current)) {
                    index++;
                    return true;
                }
            }
            return false;
        }

        boolean isElement(Object node) {
            return true;
        }
    }

    /** A chain of nodes in a collection without nulls: those without a value are heads or removed ones. */
    static final class OverLiveNodes extends OverNodes {
        OverLiveNodes(@Nullable Object first, @Nullable FieldReader keys, FieldReader values, FieldReader next) {
            super(first, keys, values, next);
        }

        @Override
        boolean isElement(Object node) {
            return value != null && value != node;
        }
    }

    /** A red-black tree in order. */
    static final class OverTree extends Walk {
        private final FieldReader left;
        private final FieldReader right;
        private final FieldReader parent;
        private @Nullable Object following;

        OverTree(@Nullable Object root, FieldReader left, FieldReader right, FieldReader parent) {
            this.left = left;
            this.right = right;
            this.parent = parent;
            this.following = root == null ? null : leftmost(root);
        }

        @Override
        boolean advance() {
            Object node = following;
            if (node == null) {
                return false;
            }
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) node;
            index++;
            key = entry.getKey();
            value = entry.getValue();
            following = successor(node);
            return true;
        }

        private Object leftmost(Object node) {
            Object least = node;
            for (Object child = left.get(least); child != null; child = left.get(least)) {
                least = child;
            }
            return least;
        }

        private @Nullable Object successor(Object node) {
            Object child = right.get(node);
            if (child != null) {
                return leftmost(child);
            }
            Object lower = node;
            Object upper = parent.get(lower);
            while (upper != null && right.get(upper) == lower) {
                lower = upper;
                upper = parent.get(lower);
            }
            return upper;
        }
    }
}
