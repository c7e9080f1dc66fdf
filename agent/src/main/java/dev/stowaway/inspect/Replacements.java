package dev.stowaway.inspect;

import dev.stowaway.access.JdkFields;
import dev.stowaway.path.ClassNames;
import dev.stowaway.path.Edge;
import dev.stowaway.path.Pattern;
import java.lang.invoke.SerializedLambda;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an object that is written in place of another one is seen: as that other one, or as its replacement. */
final class Replacements {
    private final JdkFields fields;

    Replacements(JdkFields fields) {
        this.fields = fields;
    }

    /**
     * The level of {@code object}.
     *
     * @param original the object in whose place it is written; null if it stands for itself
     * @param edge the edge to the original
     * @param pattern the pattern of the path to the original
     */
    Level level(Object object, @Nullable Object original, @Nullable Edge edge, Pattern pattern) {
        if (original == null || isLambda(object, original)) {
            return new Level(object, null, edge, null, pattern);
        }
        if (JdkCollections.isSerialForm(original, object)) {
            return new Level(object, original, edge, null, pattern);
        }
        // The last of several replacements is the one that is known: of an immutable collection, its proxy.
        Object kind = kindOf(object);
        Edge replacement = new Edge.Fixed("~".concat(kind == null ? name(object) : nameOfKind(kind)));
        return new Level(object, kind, edge, replacement, pattern.then(replacement));
    }

    /** An empty collection of the kind that a serialization proxy stands for; null if {@code object} is no such. */
    private @Nullable Object kindOf(Object object) {
        Class<?> type = object.getClass();
        if (!type.getName().equals(Walks.SERIAL_PROXY)) {
            return null;
        }
        int tag = fields.readInt(type, "tag", object) & 0xff;
        if (tag == fields.readInt(type, "IMM_MAP", object)) {
            return Map.of();
        }
        return tag == fields.readInt(type, "IMM_SET", object) ? Set.of() : List.of();
    }

    /** Whether {@code written} is a lambda in its serial form and {@code original} is the lambda. */
    static boolean isLambda(Object written, @Nullable Object original) {
        return written instanceof SerializedLambda && (original == null || ClassNames.isLambda(original.getClass()));
    }

    private static String name(Object object) {
        return object instanceof SerializedLambda lambda
                ? ClassNames.ofLambda(lambda)
                : ClassNames.simple(object.getClass());
    }

    private static String nameOfKind(Object kind) {
        return kind instanceof Map ? "Map" : kind instanceof Set ? "Set" : "List";
    }
}
