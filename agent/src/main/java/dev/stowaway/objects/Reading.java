package dev.stowaway.objects;

import dev.stowaway.owner.Called;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * How values are read: what may come, and where the application's classes are found. Thread-safe.
 */
public final class Reading {
    /** For whoever passes values on, and reads none of them. */
    public static final Reading NOTHING = ofCaller(Admission.of());

    private final Admission admission;
    private final ObjectInputFilter filter;
    private final long mostBytes;
    private final long mostElements;
    private final @Nullable ClassLoader fixed;

    private Reading(Admission admission, @Nullable ClassLoader fixed) {
        this.admission = admission;
        this.filter = admission.filter();
        this.mostBytes = admission.limit("maxbytes");
        this.mostElements = admission.limit("maxarray");
        this.fixed = fixed;
    }

    /** For calls of other processes, which no code of the application's stands behind: with the loader of who made it. */
    public static Reading here(Admission admission) {
        return new Reading(admission, Thread.currentThread().getContextClassLoader());
    }

    /** For what the application asks for: with the loader of the thread that does. */
    public static Reading ofCaller(Admission admission) {
        return new Reading(admission, null);
    }

    public Admission admission() {
        return admission;
    }

    /**
     * What another process would get of that value: a copy, but of a shared object that object.
     *
     * @throws IOException if it can't travel; a class that reads or writes itself may throw anything else
     */
    public @Nullable Object copy(@Nullable Object value) throws IOException {
        if (value instanceof Called || value instanceof Written) {
            return value;
        }
        ValueWriter out = new ValueWriter();
        out.writeValue(value);
        return new ValueReader(out.payload(), this).readValue();
    }

    ObjectInputFilter filter() {
        return filter;
    }

    @Nullable
    ClassLoader loader() {
        return fixed == null ? Thread.currentThread().getContextClassLoader() : fixed;
    }

    /**
     * Looks at the length of a value before it is read: of its last array, the JDK's filter is not asked.
     *
     * @throws InvalidClassException if it is longer than is allowed
     */
    void checkLength(int bytes, boolean isArray) throws InvalidClassException {
        if (bytes > mostBytes || (isArray && bytes > mostElements)) {
            throw refused(bytes + " bytes", new InvalidClassException("more than the limit"));
        }
    }

    InvalidClassException refused(String type, InvalidClassException cause) {
        InvalidClassException refused = new InvalidClassException("a value with " + type
                + " came from another process and is refused, with all that is in it (" + cause.getMessage()
                + "). If it may travel, name it where the shared object is made: Manager.start(\"com.acme.*\"),"
                + " SharedQueue.create(\"com.acme.*\"); allowed are the JDK's own values and: "
                + admission.text());
        refused.initCause(cause);
        return refused;
    }
}
