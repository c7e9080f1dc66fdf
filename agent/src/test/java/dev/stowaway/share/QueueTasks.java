package dev.stowaway.share;

/** What workers do with queues. */
final class QueueTasks {
    private QueueTasks() {}

    /** Takes until the end; the sum. */
    static Worker.Task<Long> sum(SharedQueue<Integer> queue) {
        return () -> {
            long sum = 0;
            for (int number : queue.untilClosed()) {
                sum += number;
                queue.taskDone();
            }
            return sum;
        };
    }
}
