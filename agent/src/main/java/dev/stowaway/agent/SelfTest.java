package dev.stowaway.agent;

import dev.stowaway.inspect.Inspector;
import dev.stowaway.inspect.Meeting;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Serializes a lock to nowhere and sees whether the hooks find it, with its path. Confined to one thread. */
final class SelfTest {
    private static final String EXPECTED = "AtomicReference.value.value";

    private final Inspector inspector;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String found;

    SelfTest(Inspector inspector) {
        this.inspector = inspector;
    }

    /** What is wrong with the hooks on this JVM; null if nothing is. */
    @Nullable
    String run() throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(new AtomicReference<>(new AtomicReference<>(lock)));
        }
        if (found == null) {
            return "the lock was not seen";
        }
        return found.equals(EXPECTED) ? null : "the lock's path was read as " + found + " instead of " + EXPECTED;
    }

    boolean isOn(Object lock) {
        return lock == this.lock;
    }

    /** Leaves null in the lock's place: to make the descriptors of what a lock consists of would take milliseconds. */
    @Nullable
    Object met(Meeting meeting) {
        found = inspector.path(inspector.trail(meeting)).text();
        return null;
    }
}
