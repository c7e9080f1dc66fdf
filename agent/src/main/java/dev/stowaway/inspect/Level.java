package dev.stowaway.inspect;

import dev.stowaway.path.Edge;
import dev.stowaway.path.Pattern;
import org.jspecify.annotations.Nullable;

/** One object on the way from the root to the lock, and the edges that lead to it from the object above. */
final class Level {
    /** The object as it is written, replacements done; null if the level was not recorded. */
    final @Nullable Object object;

    /** The collection or lambda as its user sees it, of which the object is an inner part; null if it is none. */
    final @Nullable Object outer;

    /** The edge from the level above; null at a root and where the object is an inner part of what is above. */
    final @Nullable Edge edge;

    /** The edge to the replacement that is written in place of what {@code edge} leads to; null if there is none. */
    final @Nullable Edge replacement;

    final Pattern pattern;

    /** Where the last search in the object's elements stopped; the next one goes on from there. */
    @Nullable
    Walk walk;

    /** How often the object was searched from end to end in vain. */
    int misses;

    Level(
            @Nullable Object object,
            @Nullable Object outer,
            @Nullable Edge edge,
            @Nullable Edge replacement,
            Pattern pattern) {
        this.object = object;
        this.outer = outer;
        this.edge = edge;
        this.replacement = replacement;
        this.pattern = pattern;
    }
}
