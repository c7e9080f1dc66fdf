package dev.stowaway.rules;

import org.jspecify.annotations.Nullable;

/** One thing that a rule demands of an occurrence. */
sealed interface Condition {
    Trait trait();

    /**
     * Whether the occurrence has it.
     *
     * @param path its pattern, read once for all rules
     */
    boolean holds(Occurrence occurrence, PathPattern path, String site);

    /** The path has this pattern. */
    record OnPath(PathPattern pattern) implements Condition {
        @Override
        public Trait trait() {
            return Trait.PATH;
        }

        @Override
        public boolean holds(Occurrence occurrence, PathPattern path, String site) {
            return pattern.matches(path);
        }
    }

    /** The trait is that very word. */
    record OnWord(Trait trait, String word) implements Condition {
        @Override
        public boolean holds(Occurrence occurrence, PathPattern path, String site) {
            return word.equals(trait.of(occurrence, site));
        }
    }

    /** The trait is that name, or a name below it: a class in that package, a nested class, a member. */
    record OnName(Trait trait, String name) implements Condition {
        @Override
        public boolean holds(Occurrence occurrence, PathPattern path, String site) {
            @Nullable String subject = trait.of(occurrence, site);
            return subject != null && isAtOrAbove(subject);
        }

        private boolean isAtOrAbove(String subject) {
            for (int end = subject.length(); end > 0; end = lastBoundary(subject, end)) {
                if (Glob.matches(name, subject, end)) {
                    return true;
                }
            }
            return false;
        }

        private static int lastBoundary(String subject, int end) {
            return Math.max(subject.lastIndexOf('.', end - 1), subject.lastIndexOf('$', end - 1));
        }
    }
}
