package dev.stowaway.agent;

import dev.stowaway.inspect.Meeting;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Serializes a lock to nowhere and sees whether the hooks find it and its ancestors. Confined to one thread. */
final class SelfTest {
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<Object> parent = new AtomicReference<>(lock);
    private final AtomicReference<Object> root = new AtomicReference<>(parent);
    private String problem = "the lock was not seen";

    /** What is wrong with the hooks on this JVM; empty if nothing is. */
    String run() throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(root);
        }
        return problem;
    }

    boolean isOn(Object lock) {
        return lock == this.lock;
    }

    /** Leaves null in the lock's place: to make the descriptors of what a lock consists of would take milliseconds. */
    @Nullable
    Object met(Meeting meeting) {
        boolean right = meeting.depth() == 3 && meeting.ancestor(1) == root && meeting.ancestor(2) == parent;
        problem = right ? "" : "the lock was seen, but not what led to it";
        return null;
    }
}
