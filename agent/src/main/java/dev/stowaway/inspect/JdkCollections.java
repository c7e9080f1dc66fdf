package dev.stowaway.inspect;

import dev.stowaway.path.Edge;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are collections of the JDK, and how their users see them: the arrays, nodes, inner collections and
 * serialization proxies in between are no edges of a path.
 */
final class JdkCollections {
    /** What an element is to the collection that holds it. */
    enum Role {
        KEY,
        VALUE
    }

    private JdkCollections() {}

    /** Whether {@code type} is a collection or map of {@code java.util}, or a serialization proxy of one. */
    static boolean isOne(Class<?> type) {
        return type.getClassLoader() == null
                && type.getName().startsWith("java.util.")
                && (isCollection(type) || type.getName().equals(Walks.SERIAL_PROXY));
    }

    static boolean isCollection(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    /** The role of what the JDK class {@code type} holds in {@code field}; null if the field holds no element. */
    static @Nullable Role roleOf(Class<?> type, String field) {
        return switch (type.getName()) {
            case "java.util.Collections$SingletonSet",
                    "java.util.Collections$SingletonList",
                    "java.util.Collections$CopiesList" -> field.equals("element") ? Role.VALUE : null;
            case "java.util.Collections$SingletonMap" ->
                field.equals("k") ? Role.KEY : field.equals("v") ? Role.VALUE : null;
            default -> null;
        };
    }

    /** Whether {@code value}, which the JDK class {@code type} holds in {@code field}, is one of its inner parts. */
    static boolean isInside(Class<?> type, String field, Object value) {
        if (value.getClass().isArray()) {
            return true;
        }
        return (isCollection(value.getClass()) || isOne(value.getClass()))
                && !(type.getName().equals("java.util.Properties") && field.equals("defaults"));
    }

    /** Whether {@code replacement} is how a JDK collection is written, and stands for it. */
    static boolean isSerialForm(Object original, Object replacement) {
        Class<?> type = original.getClass();
        if (!isOne(type)) {
            return false;
        }
        // The wrappers of lists with random access are written as those of other lists.
        return replacement.getClass().getName().equals(Walks.SERIAL_PROXY)
                || (type.getSuperclass() == replacement.getClass()
                        && type.getName().endsWith("RandomAccessList"));
    }

    /** The edge from a collection, as its user sees it, to an element. */
    static Edge edge(Object collection, Role role, int index, @Nullable Object key, Object element) {
        if (isMap(collection)) {
            return role == Role.KEY ? new Edge.MapKey(element) : new Edge.MapValue(key);
        }
        if (isPositional(collection)) {
            return new Edge.Index(index);
        }
        boolean set = collection instanceof java.util.Set;
        if (role == Role.KEY) {
            return set ? new Edge.Element(element) : new Edge.MapKey(element);
        }
        // The set of a map's keys is written with the whole map, also the values that are none of its elements.
        return set && key != null ? new Edge.MapValue(key) : new Edge.Element(element);
    }

    private static boolean isMap(Object collection) {
        return collection instanceof Map;
    }

    private static boolean isPositional(Object collection) {
        return collection instanceof java.util.List || collection instanceof Queue;
    }
}
