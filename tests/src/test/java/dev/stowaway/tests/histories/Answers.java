package dev.stowaway.tests.histories;

import org.jspecify.annotations.Nullable;

/** What models have in common about what operations return. */
final class Answers {
    private Answers() {}

    /** The state, if it is the one that the operation tells of. */
    static <S> @Nullable S check(S state, Operation operation, Object truth) {
        return operation.isPending() || truth.toString().equals(operation.result()) ? state : null;
    }

    /**
     * It had a time to wait, or could be interrupted, and returned without what it waited for. That need not mean that
     * it could not be had at any one moment: another may have been first in the queue.
     */
    static boolean gaveUp(Operation operation) {
        return operation.threw(InterruptedException.class) || (operation.failed() && isTimed(operation));
    }

    private static boolean isTimed(Operation operation) {
        return operation.words().matches(".* \\d+(s|ms|us)");
    }
}
