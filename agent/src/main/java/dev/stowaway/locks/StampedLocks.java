package dev.stowaway.locks;

import dev.stowaway.access.Access;
import dev.stowaway.access.FieldReader;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** Reads a {@link StampedLock}, whose methods an application may have overridden. */
final class StampedLocks {
    /** The lowest seven bits count read locks; the eighth says that it is write-locked. */
    private static final long READERS = 0x7f;

    private static final long WRITER = 0x80;
    /** From this many read locks on, the rest are counted in a field of their own. */
    private static final long MOST_READERS = READERS - 1;

    private final Access access;

    StampedLocks(Access access) {
        this.access = access;
    }

    /** @param lock a stamped lock, or one of its views */
    String describe(Object lock) {
        StampedLock stamped = lock instanceof StampedLock itself ? itself : outerOf(lock);
        long state = access.field(StampedLock.class, "state").getLong(stamped);
        int waiting = waiting(stamped);
        return describe(stamped, state) + (waiting == 0 ? "" : ", " + waiting + " waiting");
    }

    private StampedLock outerOf(Object view) {
        Object outer = access.field(view.getClass(), "this$0").get(view);
        if (outer == null) {
            throw new IllegalStateException(
                    "a view of no lock: " + view.getClass().getName());
        }
        return (StampedLock) outer;
    }

    private String describe(StampedLock stamped, long state) {
        if ((state & WRITER) != 0) {
            return "write-locked (a StampedLock does not record by whom)";
        }
        long readers = state & READERS;
        if (readers >= MOST_READERS) {
            readers = MOST_READERS
                    + access.field(StampedLock.class, "readerOverflow").getInt(stamped);
        }
        return readers == 0 ? "free" : "read-locked" + StateText.several(readers);
    }

    /** Walks the queue from its tail, as the queues of the other locks count their own. */
    private int waiting(StampedLock stamped) {
        int waiting = 0;
        Object node = access.field(StampedLock.class, "tail").get(stamped);
        while (node != null) {
            FieldReader previous = access.field(node.getClass().getSuperclass(), "prev");
            waiting += waitingAt(node);
            node = previous.get(node);
        }
        return waiting;
    }

    /** Readers that came after one another share a place in the queue. */
    private int waitingAt(Object place) {
        FieldReader waiter = access.field(place.getClass().getSuperclass(), "waiter");
        int waiting = 0;
        Object node = place;
        while (node != null) {
            if (waiter.get(node) != null) {
                waiting++;
            }
            node = nextReader(node);
        }
        return waiting;
    }

    private @Nullable Object nextReader(Object node) {
        return node.getClass().getName().endsWith("$ReaderNode")
                ? access.field(node.getClass(), "cowaiters").get(node)
                : null;
    }
}
