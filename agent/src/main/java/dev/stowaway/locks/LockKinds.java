package dev.stowaway.locks;

import org.jspecify.annotations.Nullable;

/** The catalogue's answers, kept by the classes themselves: an answer costs nanoseconds, and no class is kept alive. */
public final class LockKinds {
    private record Answer(@Nullable LockKind kind) {}

    private final ClassValue<Answer> answers;

    public LockKinds(Catalogue catalogue) {
        answers = new ClassValue<>() {
            @Override
            protected Answer computeValue(Class<?> type) {
                return new Answer(catalogue.kindOf(type));
            }
        };
    }

    /** The kind of lock that {@code object} is; null if it is none. */
    public @Nullable LockKind get(Object object) {
        return answers.get(object.getClass()).kind();
    }
}
