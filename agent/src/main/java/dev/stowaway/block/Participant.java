package dev.stowaway.block;

import dev.stowaway.wire.Incarnation;

/**
 * A process that uses the lock in a block, and where its threads queue: at a lock of its own, which others reach over its
 * socket.
 *
 * @param process its name, for people
 * @param id of the lock there
 * @param family of that lock
 */
public record Participant(Incarnation incarnation, String socket, String process, long id, long family) {}
