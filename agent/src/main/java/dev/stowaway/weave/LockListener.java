package dev.stowaway.weave;

import dev.stowaway.inspect.Meeting;
import java.io.ObjectStreamException;
import java.util.concurrent.atomic.LongAdder;

/** Hears of every lock that a stream is about to write, on the thread that writes. */
public interface LockListener {
    /**
     * Serialization is used for the first time: called once, on that thread, before its first object is written.
     *
     * @param ownedByJdk counts, from now on, the locks that are the JDK's own in every case
     */
    void firstUse(LongAdder ownedByJdk);

    /**
     * A lock is next in the stream.
     *
     * @return the object that the stream shall write: the lock itself, or what takes its place
     * @throws ObjectStreamException to make {@code writeObject} fail with it; anything else that is thrown is lost
     */
    Object met(Meeting meeting) throws ObjectStreamException;
}
