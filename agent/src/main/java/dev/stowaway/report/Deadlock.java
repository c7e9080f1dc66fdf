package dev.stowaway.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for one another in a circle: each for a lock that the next one holds, and the last for one of the first.
 *
 * @param waiters in that order, beginning where the lock's name is the first of all: a circle has no beginning, and its
 *     site shall be the same each time
 */
public record Deadlock(List<Waiter> waiters) {
    private static final List<String> PLUMBING =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "dev.stowaway.");

    /** @throws IllegalArgumentException if there are none */
    public Deadlock {
        if (waiters.isEmpty()) {
            throw new IllegalArgumentException("nobody waits");
        }
        int first = 0;
        for (int i = 1; i < waiters.size(); i++) {
            if (waiters.get(i).lock.compareTo(waiters.get(first).lock) < 0) {
                first = i;
            }
        }
        List<Waiter> ordered = new ArrayList<>(waiters.subList(first, waiters.size()));
        ordered.addAll(waiters.subList(0, first));
        waiters = List.copyOf(ordered);
    }

    /**
     * A thread of a circle.
     *
     * @param process its name, for people
     * @param thread its name
     * @param lock that it waits for, in words: the path by which it was handed out, or class and identity
     * @param lockClass binary name of its class
     * @param frames its stack, the innermost first; empty if it could not be had
     */
    public record Waiter(String process, String thread, String lock, String lockClass, List<Frame> frames) {
        public Waiter {
            frames = List.copyOf(frames);
        }

        /** The innermost frame of the application; null if there is none. */
        @Nullable
        Frame caller() {
            for (Frame frame : frames) {
                if (!isPlumbing(frame.type())) {
                    return frame;
                }
            }
            return null;
        }

        /** The name of a hidden class, such as a lambda's, has a slash in it and an address: it is another in each run. */
        private static boolean isPlumbing(String type) {
            if (type.indexOf('/') >= 0) {
                return true;
            }
            for (String prefix : PLUMBING) {
                if (type.startsWith(prefix)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The one that the others are told after. */
    public Waiter first() {
        return waiters.get(0);
    }

    /** The locks as one text, by which a site is known: without what differs from run to run. */
    public String pattern() {
        TreeSet<String> locks = new TreeSet<>();
        for (Waiter waiter : waiters) {
            int identity = waiter.lock.equals(waiter.lockClass) ? -1 : waiter.lock.lastIndexOf('@');
            locks.add(identity < 0 ? waiter.lock : waiter.lock.substring(0, identity));
        }
        return "<deadlock: " + String.join(", ", locks) + ">";
    }

    /** Binary class name and method at which the first of them waits. */
    public String callSite() {
        Frame caller = first().caller();
        return caller == null ? "unknown" : caller.type() + "." + caller.method();
    }

    /** Who waits for what, and where in the program: several lines, without a line feed after the last. */
    public String text() {
        return block().toString();
    }

    TextBlock block() {
        TreeSet<String> locks = new TreeSet<>();
        for (Waiter waiter : waiters) {
            locks.add(waiter.lock);
        }
        TextBlock block = new TextBlock("a deadlock across processes: " + String.join(", ", locks));
        for (Waiter waiter : waiters) {
            block.line(
                    "thread",
                    "\"" + waiter.thread + "\" of " + waiter.process + ", waits for " + waiter.lock
                            + (waiter.lock.startsWith(waiter.lockClass) ? "" : " (" + waiter.lockClass + ")"));
            for (Frame frame : waiter.frames) {
                block.line("", Frame.text(frame));
            }
            if (waiter.frames.isEmpty()) {
                block.line("", "(its stack could not be had)");
            }
        }
        return block;
    }
}
