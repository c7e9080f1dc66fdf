package dev.stowaway.owner;

import dev.stowaway.wire.Incarnation;

/**
 * A thread of another process.
 *
 * @param incarnation of its process
 * @param process its name, for people
 * @param id the number of the thread there
 */
record RemoteThread(Incarnation incarnation, String process, long id, String name) {
    @Override
    public String toString() {
        return name + " of " + process;
    }
}
