package dev.stowaway.scan;

/**
 * The last field on the way to a lock, as the stream describes it: without modifiers.
 *
 * @param type as in Java source, without packages
 * @param owner binary name of the class that has the field
 * @param holdsLock whether the lock is the very value of the field, not something below it
 */
public record Declared(String type, String owner, String name, boolean holdsLock) {
    @Override
    public String toString() {
        return type + " " + owner + "." + name + (holdsLock ? "" : ", above the lock");
    }
}
