package dev.stowaway.queue;

/** What each thread has taken of a queue and not done: that thread alone can say that it is. Thread-safe. */
final class TakenByThreads {
    @SuppressWarnings("ThreadLocalUsage") // of each queue
    private final ThreadLocal<Undone> undone = new ThreadLocal<>();

    /** That of the current thread. */
    Undone mine() {
        Undone mine = undone.get();
        if (mine == null) {
            mine = new Undone();
            undone.set(mine);
        }
        return mine;
    }

    /**
     * The current thread is done with what it took first.
     *
     * @return the number of that
     * @throws IllegalStateException if there is none that it has taken
     */
    long done() {
        Undone mine = undone.get();
        if (mine == null || mine.isEmpty()) {
            throw new IllegalStateException(
                    "taskDone was called more often than this thread has taken an element: the thread that takes one says that it is done");
        }
        return mine.removeFirst();
    }

    /** How often the element was delivered before that the current thread took last. */
    int deliveries() {
        Undone mine = undone.get();
        return mine == null ? 0 : mine.deliveries();
    }
}
