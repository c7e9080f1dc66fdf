package dev.stowaway.report;

/**
 * The field that leads to a lock, as its source declares it.
 *
 * @param modifiers as in source, separated by spaces; may be empty
 * @param type simple name of the field's type
 * @param declaringClass binary name of the class that declares it
 * @param origin the jar, folder or module of that class
 * @param holdsLock whether the lock is its very value, not something below it
 */
public record Declaration(
        String modifiers, String type, String declaringClass, String field, String origin, boolean holdsLock) {
    /** {@code private final ReentrantLock com.acme.RegionCache.lock    (acme-cache-2.1.jar)}. */
    public String text() {
        return (modifiers.isEmpty() ? "" : modifiers + " ")
                + type
                + " "
                + declaringClass
                + "."
                + field
                + "    ("
                + origin
                + ")"
                + (holdsLock ? "" : ", above the lock");
    }
}
