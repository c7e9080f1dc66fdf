package dev.stowaway.objects;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may travel: values of the JDK's own types, and of those that the application names. Anything else is refused by who
 * reads it, before any of its code runs.
 *
 * <p>The admission of a shared object goes with its handle. That of one which comes in a value of another shared object is held
 * to the other's as well: else whoever may write there could have any class read, by way of an object of his own.
 *
 * @param allowed patterns as {@code jdk.serialFilter} has them, joined by semicolons: classes, packages and limits
 * @param within what has to allow it, too; null if nothing else has
 */
public record Admission(String allowed, @Nullable Admission within) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String LIMITS = "maxdepth=64;maxrefs=10000000;maxbytes=536870912;maxarray=536870912";

    /** Of those of the JDK the ones that can let something travel; it takes others, too, to which no class ever matches. */
    private static final Pattern PATTERN = Pattern.compile("(\\p{javaJavaIdentifierPart}+\\.)*"
            + "(\\p{javaJavaIdentifierPart}+(\\*|\\.\\*\\*)?|\\*)|(maxdepth|maxrefs|maxbytes|maxarray)=\\d{1,18}");

    /** No class among these runs code of others when it is read, but for what is allowed besides. */
    private static final String OF_THE_JDK =
            "java.lang.*;java.util.*;java.util.concurrent.*;java.util.concurrent.atomic.*;java.util.concurrent.locks.*;"
                    + "java.util.regex.Pattern;sun.util.calendar.ZoneInfo;"
                    + "java.math.*;java.time.**;java.net.URI;java.net.InetAddress;java.net.Inet4Address;java.net.Inet6Address;"
                    + "java.net.SocketAddress;java.net.InetSocketAddress;"
                    + "java.lang.invoke.SerializedLambda;dev.stowaway.**";

    /** That of the value which the thread is just reading; none if it reads no value. */
    private static final ThreadLocal<Admission> READ = new ThreadLocal<>();

    /**
     * With those patterns.
     *
     * @throws IllegalArgumentException if one is none, or refuses
     */
    public static Admission of(String... patterns) {
        for (String pattern : patterns) {
            Objects.requireNonNull(pattern, "a pattern that is null: leave it out");
            if (!PATTERN.matcher(pattern).matches()) {
                throw new IllegalArgumentException("\"" + pattern
                        + "\" does not say what may travel: one class (com.acme.Order), package (com.acme.*, or"
                        + " com.acme.** with those below it) or limit (maxdepth=100) each");
            }
        }
        Admission admission = new Admission(String.join(";", patterns), null);
        admission.filter();
        return admission;
    }

    /**
     * From now on the current thread reads a value under that admission, or none.
     *
     * @return what it read until now
     */
    static @Nullable Admission reads(@Nullable Admission admission) {
        Admission until = READ.get();
        READ.set(admission);
        return until;
    }

    @Serial
    private Object readResolve() {
        Admission outer = READ.get();
        return outer == null ? this : within(outer);
    }

    /** What this and that allow. */
    private Admission within(Admission outer) {
        Admission all = this;
        for (Admission one = outer; one != null; one = one.within) {
            all = all.and(one.allowed);
        }
        return all;
    }

    private Admission and(String patterns) {
        if (allowed.equals(patterns)) {
            return this;
        }
        return new Admission(allowed, within == null ? new Admission(patterns, null) : within.and(patterns));
    }

    ObjectInputFilter filter() {
        ObjectInputFilter own = ObjectInputFilter.Config.createFilter(
                LIMITS + ";" + (allowed.isEmpty() ? "" : allowed + ";") + OF_THE_JDK + ";!*");
        return within == null ? own : new Both(own, within.filter());
    }

    private record Both(ObjectInputFilter first, ObjectInputFilter second) implements ObjectInputFilter {
        @Override
        public Status checkInput(FilterInfo info) {
            return first.checkInput(info) == Status.REJECTED ? Status.REJECTED : second.checkInput(info);
        }
    }

    /** For people. */
    String text() {
        return (allowed.isEmpty() ? "nothing else" : allowed)
                + (within == null ? "" : ", of which what it came in allows: " + within.text());
    }

    /** The limit of that name, the application's own if it has one. */
    long limit(String name) {
        long limit = within == null ? Long.MAX_VALUE : within.limit(name);
        return Math.min(limit, ownLimit(name));
    }

    private long ownLimit(String name) {
        long limit = Long.MAX_VALUE;
        for (String pattern : (LIMITS + ";" + allowed).split(";", -1)) {
            if (pattern.startsWith(name + "=")) {
                limit = Long.parseLong(pattern, name.length() + 1, pattern.length(), 10);
            }
        }
        return limit;
    }

    /** Whether the application has named that class: objects of it may be made because another process says so. */
    public boolean isNamed(Class<?> type) {
        return !allowed.isEmpty()
                && (within == null || within.isNamed(type))
                && ObjectInputFilter.Config.createFilter(allowed).checkInput(new OfClass(type)) == Status.ALLOWED;
    }

    /** What a filter is asked of a class alone. */
    record OfClass(Class<?> serialClass) implements ObjectInputFilter.FilterInfo {
        @Override
        public long arrayLength() {
            return -1;
        }

        @Override
        public long depth() {
            return 1;
        }

        @Override
        public long references() {
            return 1;
        }

        @Override
        public long streamBytes() {
            return 0;
        }
    }
}
