package dev.stowaway.locks;

import java.lang.reflect.Field;

/** Where in the graph a lock sits: what has to change depends on it. */
public sealed interface Place {
    /** In a field of an object, also in a component of a record, or in a variable that a class captured. */
    record InField(Field field) implements Place {}

    /** An element of a list, a set, a queue, or another collection that is no map. */
    record InCollection() implements Place {}

    /** An element of an array. */
    record InArray() implements Place {}

    /** A key or a value of a map, or inside the key. */
    record InMap() implements Place {}

    /** Captured by a lambda. */
    record Captured() implements Place {}

    /** The lock itself is the argument of {@code writeObject}. */
    record Root() implements Place {}

    /**
     * Written by code of the class {@code writer}, its {@code writeObject} or {@code writeExternal}, and not because it
     * is in a field.
     */
    record ByWriteObject(Class<?> writer) implements Place {}

    /** Nothing is known of it. */
    record Unknown() implements Place {}
}
