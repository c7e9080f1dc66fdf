package dev.stowaway.inspect;

import dev.stowaway.path.ClassNames;
import dev.stowaway.path.Edge;
import dev.stowaway.path.Pattern;
import java.io.ObjectOutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The first level of a path, by the name of the root's class. Thread-safe. */
final class Roots {
    private static final int MOST_PATTERNS = 4096;

    private final StreamTables tables;
    private final Replacements replacements;
    private final ConcurrentMap<String, Pattern> patterns = new ConcurrentHashMap<>();

    Roots(StreamTables tables, Replacements replacements) {
        this.tables = tables;
        this.replacements = replacements;
    }

    Level level(@Nullable Object root, ObjectOutputStream stream) {
        if (root == null) {
            return new Level(null, null, null, null, pattern(Edge.Fixed.UNKNOWN.text()));
        }
        return levelFor(root, tables.originalOf(stream, root, Integer.MAX_VALUE));
    }

    /** @param original the object in whose place the root is written; null if it stands for itself */
    Level levelFor(Object root, @Nullable Object original) {
        return replacements.level(root, original, null, pattern(name(root, original)));
    }

    private static String name(Object root, @Nullable Object original) {
        if (root instanceof SerializedLambda lambda && Replacements.isLambda(root, original)) {
            return ClassNames.ofLambda(lambda);
        }
        return ClassNames.ofRoot((original == null ? root : original).getClass());
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
