package dev.stowaway.weave;

import dev.stowaway.inspect.Meeting;
import java.io.ObjectStreamException;

/** Hears of every lock that a stream is about to write, on the thread that writes. */
public interface LockListener {
    /** Serialization is used for the first time: on that thread, before its first object is written. Once, no throw. */
    void firstUse();

    /**
     * A lock is next in the stream.
     *
     * @return the object that the stream shall write: the lock itself, or what takes its place
     * @throws ObjectStreamException to make {@code writeObject} fail with it; anything else that is thrown is lost
     */
    Object met(Meeting meeting) throws ObjectStreamException;
}
