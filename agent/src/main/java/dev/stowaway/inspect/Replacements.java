package dev.stowaway.inspect;

import dev.stowaway.path.ClassNames;
import dev.stowaway.path.Edge;
import dev.stowaway.path.Pattern;
import java.lang.invoke.SerializedLambda;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an object that is written in place of another one is seen: as that other one, or as its replacement. */
final class Replacements {
    private final Walks walks;

    Replacements(Walks walks) {
        this.walks = walks;
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
        Object kind = walks.kindOf(object);
        Edge replacement = new Edge.Fixed("~".concat(kind == null ? name(object) : nameOfKind(kind)));
        return new Level(object, kind, edge, replacement, pattern.then(replacement));
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
