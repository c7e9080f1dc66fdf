package dev.stowaway.inspect;

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
                && (isCollection(type) || type.getName().equals("java.util.CollSer"));
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
        return isCollection(value.getClass())
                && !(type.getName().equals("java.util.Properties") && field.equals("defaults"));
    }

    /** Whether {@code replacement} is how a JDK collection is written, and stands for it. */
    static boolean isSerialForm(Object original, Object replacement) {
        return isOne(original.getClass()) && isOne(replacement.getClass());
    }

    /** The edge from a collection, as its user sees it, to an element. */
    static Edge edge(Object collection, Role role, int index, @Nullable Object key, Object element) {
        if (isMap(collection)) {
            return role == Role.KEY ? new Edge.MapKey(element) : new Edge.MapValue(key);
        }
        if (isPositional(collection)) {
            return new Edge.Index(index);
        }
        boolean ofAMapsKeys = role == Role.KEY && !(collection instanceof java.util.Set);
        return ofAMapsKeys ? new Edge.MapKey(element) : new Edge.Element(element);
    }

    private static boolean isMap(Object collection) {
        return collection instanceof Map;
    }

    private static boolean isPositional(Object collection) {
        return collection instanceof java.util.List || collection instanceof Queue;
    }
}
