package dev.stowaway.owner;

import dev.stowaway.wire.Incarnation;
import org.jspecify.annotations.Nullable;

/**
 * A thread as other processes know it. Two are equal if they are one thread, whatever it is called: names are cut on
 * their way.
 *
 * @param incarnation of its process
 * @param process its name, for people
 * @param id the number of the thread there
 */
record RemoteThread(Incarnation incarnation, String process, long id, String name) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RemoteThread thread && id == thread.id && incarnation.equals(thread.incarnation);
    }

    @Override
    public int hashCode() {
        return 31 * incarnation.hashCode() + Long.hashCode(id);
    }

    @Override
    public String toString() {
        return name + " of " + process;
    }
}
