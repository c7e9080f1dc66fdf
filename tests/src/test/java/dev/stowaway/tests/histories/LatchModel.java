package dev.stowaway.tests.histories;

import org.jspecify.annotations.Nullable;

/** A {@code CountDownLatch}. A process that dies counts nothing down. */
public record LatchModel(int count) implements Model<Integer> {
    @Override
    public Integer initial() {
        return count;
    }

    @Override
    public @Nullable Integer after(Integer left, Operation operation, int step) {
        return switch (operation.name()) {
            case "countDown" -> operation.succeeded() ? Math.max(0, left - 1) : null;
            case "getCount" -> Answers.check(left, operation, left);
            case "await" -> awaits(left, operation);
            case History.DEATH -> left;
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    private static @Nullable Integer awaits(Integer left, Operation operation) {
        boolean open = left == 0;
        boolean right = operation.failed() ? !open : operation.threw(InterruptedException.class) || open;
        return right ? left : null;
    }
}
