package dev.stowaway.weave;

import dev.stowaway.inspect.Meeting;
import java.io.ObjectStreamException;
import org.jspecify.annotations.Nullable;

/** Hears of every lock that a stream is about to write, on the thread that writes. */
public interface LockListener {
    /**
     * Serialization is used for the first time: called on that thread, before its first object is written. Called again
     * for the next stream if it throws a {@link VirtualMachineError}.
     */
    void firstUse();

    /**
     * A lock is next in the stream.
     *
     * @return the object that the stream shall write: the lock itself, or what takes its place; null is written as null
     * @throws ObjectStreamException to make {@code writeObject} fail with it; anything else that is thrown is lost
     */
    @Nullable
    Object met(Meeting meeting) throws ObjectStreamException;
}
