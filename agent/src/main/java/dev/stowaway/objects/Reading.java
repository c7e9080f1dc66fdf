package dev.stowaway.objects;

import dev.stowaway.owner.Called;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
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
    private final boolean isOfMaker;
    private final Map<Class<?>, Boolean> read = Collections.synchronizedMap(new WeakHashMap<>());

    private Reading(Admission admission, @Nullable ClassLoader fixed) {
        this(admission, fixed, false);
    }

    private Reading(Admission admission, @Nullable ClassLoader fixed, boolean isOfMaker) {
        this.admission = admission;
        this.isOfMaker = isOfMaker;
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

    /** The same of who makes shared objects: what they admit was said where they are made, and not by who asks for them. */
    public static Reading ofMaker(Admission admission) {
        return new Reading(admission, null, true);
    }

    public Admission admission() {
        return admission;
    }

    /** What handles that come are held to; null if to nothing. */
    @Nullable
    Admission ofHandles() {
        return isOfMaker ? admission.within() : admission;
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
     * @throws NotAdmittedException if it is longer than is allowed
     */
    void checkLength(int bytes, boolean isArray) throws NotAdmittedException {
        if (bytes > mostBytes) {
            throw new NotAdmittedException(refusal("maxbytes", bytes));
        }
        if (isArray && bytes > mostElements) {
            throw new NotAdmittedException(refusal("maxarray", bytes));
        }
    }

    /**
     * Looks at a class before a value of it is sent to where it is read in this way. What a maker reads, only he knows.
     *
     * @throws NotAdmittedException if it would be refused there
     */
    void check(Class<?> type) throws NotAdmittedException {
        if (!isOfMaker && !isRead(type)) {
            throw new NotAdmittedException(
                    "a value with the class " + type.getName() + " may not travel" + remedy("it", "com.acme.*"));
        }
    }

    private boolean isRead(Class<?> type) {
        Boolean known = read.get(type);
        if (known == null) {
            known = new Guard(this, 0).checkInput(new Admission.OfClass(type)) != ObjectInputFilter.Status.REJECTED;
            read.put(type, known);
        }
        return known;
    }

    /** What is said of what the filter does not let in. */
    String refusal(ObjectInputFilter.FilterInfo info) {
        Class<?> type = info.serialClass();
        if (info.depth() > admission.limit("maxdepth")) {
            return refusal("maxdepth", info.depth());
        }
        if (info.references() > admission.limit("maxrefs")) {
            return refusal("maxrefs", info.references());
        }
        if (info.arrayLength() > mostElements) {
            return refusal("maxarray", info.arrayLength());
        }
        return type == null
                ? refusal("maxbytes", info.streamBytes())
                : refusal("the class " + type.getName()) + remedy("it", "com.acme.*");
    }

    private String refusal(String limit, long least) {
        return refusal("more than " + limit + "=" + admission.limit(limit) + " allows (" + least + " at least)")
                + remedy("a larger limit", limit + "=...");
    }

    static String refusal(String what) {
        return "a value with " + what + " came from another process and is refused, with all that is in it";
    }

    private String remedy(String what, String pattern) {
        return ". If it may, name " + what + " where the shared object is made: SharedQueue.create(\"" + pattern
                + "\"), Manager.spawn(\"" + pattern + "\") and the like; allowed are values of the JDK (java.lang,"
                + " java.util, java.math, java.time) and: " + admission.text();
    }
}
