package dev.stowaway.inspect;

import java.io.ObjectOutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The first level of a path, by the name of the root's class. Thread-safe. */
final class Roots {
    private static final int MOST_PATTERNS = 4096;

    private final StreamTables tables;
    private final ConcurrentMap<String, Pattern> patterns = new ConcurrentHashMap<>();

    Roots(StreamTables tables) {
        this.tables = tables;
    }

    Level level(@Nullable Object root, ObjectOutputStream stream) {
        if (root == null) {
            return new Level(null, null, null, null, pattern(Edge.Fixed.UNKNOWN.text()));
        }
        return levelFor(root, tables.originalOf(stream, root, Integer.MAX_VALUE));
    }

    /** @param original the object in whose place the root is written; null if it stands for itself */
    Level levelFor(Object root, @Nullable Object original) {
        if (root instanceof SerializedLambda lambda) {
            return new Level(root, null, null, null, pattern(ClassNames.ofLambda(lambda)));
        }
        if (original == null) {
            return new Level(root, null, null, null, pattern(ClassNames.ofRoot(root.getClass())));
        }
        Pattern pattern = pattern(ClassNames.ofRoot(original.getClass()));
        if (JdkCollections.isSerialForm(original, root)) {
            return new Level(root, original, null, null, pattern);
        }
        Edge replacement = Edge.Fixed.replacement(root.getClass());
        return new Level(root, null, null, replacement, pattern.then(replacement));
    }

    private Pattern pattern(String root) {
        Pattern known = patterns.get(root);
        if (known != null) {
            return known;
        }
        Pattern fresh = Pattern.of(root);
        if (patterns.size() >= MOST_PATTERNS) {
            return fresh;
        }
        Pattern raced = patterns.putIfAbsent(root, fresh);
        return raced == null ? fresh : raced;
    }
}
