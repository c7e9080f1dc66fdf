package dev.stowaway;

import org.jspecify.annotations.Nullable;

/** A lock that was written to an object stream, or was about to be. Keys of maps are left out with {@code keys=redact}. */
public interface SerializedLock extends Finding {
    /** The kind of lock, such as {@code REENTRANT_LOCK}; {@code findings.schema.json} lists them. */
    String kind();

    /** Binary name of the lock's class. */
    String lockClass();

    /** What the lock was doing, such as {@code held by thread "loader-2", 1 waiting}; empty if nothing can be said. */
    String state();

    /** The object path from the root to the lock: {@code Job.stage.caches["eu"].lock}. */
    String path();

    /** The path with indices and keys starred: {@code Job.stage.caches[*].lock}. */
    String pattern();

    /** The declaration of the field that leads to the lock, and where its class is from; null if no field does. */
    @Nullable
    String declared();

    /** Where the stream leads, such as {@code memory (ByteArrayOutputStream)}. */
    String destination();

    /** What the copy does in the receiving process, or what is there in its place. */
    String effect();

    /** What to change. */
    String remedy();
}
