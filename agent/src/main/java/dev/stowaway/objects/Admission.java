package dev.stowaway.objects;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.io.Serial;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * What may travel: values of the JDK's own types, and of those that the application names. Anything else is refused by who
 * reads it, before any of its code runs.
 *
 * @param allowed patterns as {@code jdk.serialFilter} has them, joined by semicolons: classes, packages and limits
 */
public record Admission(String allowed) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String LIMITS = "maxdepth=64;maxrefs=10000000;maxbytes=536870912;maxarray=536870912";

    /** Of those of the JDK the ones that can let something travel; it takes others, too, to which no class ever matches. */
    private static final Pattern PATTERN = Pattern.compile("(\\p{javaJavaIdentifierPart}+\\.)*"
            + "(\\p{javaJavaIdentifierPart}+\\*?|\\*\\*?)|(maxdepth|maxrefs|maxbytes|maxarray)=\\d{1,18}");

    /** No class among these runs code of others when it is read, but for what is allowed besides. */
    private static final String OF_THE_JDK =
            "java.lang.*;java.util.*;java.util.concurrent.*;java.util.concurrent.atomic.*;java.util.concurrent.locks.*;"
                    + "java.math.*;java.time.**;java.net.URI;java.net.InetAddress;java.net.Inet4Address;java.net.Inet6Address;"
                    + "java.lang.invoke.SerializedLambda;dev.stowaway.**";

    /**
     * With those patterns.
     *
     * @throws IllegalArgumentException if one is none, or refuses
     */
    public static Admission of(String... patterns) {
        for (String pattern : patterns) {
            if (!PATTERN.matcher(pattern).matches()) {
                throw new IllegalArgumentException("\"" + pattern
                        + "\" does not say what may travel: one class (com.acme.Order), package (com.acme.*, or"
                        + " com.acme.** with those below it) or limit (maxdepth=100) each");
            }
        }
        Admission admission = new Admission(String.join(";", patterns));
        admission.filter();
        return admission;
    }

    ObjectInputFilter filter() {
        return ObjectInputFilter.Config.createFilter(
                LIMITS + ";" + (allowed.isEmpty() ? "" : allowed + ";") + OF_THE_JDK + ";!*");
    }

    /** The limit of that name, the application's own if it has one. */
    long limit(String name) {
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
                && ObjectInputFilter.Config.createFilter(allowed).checkInput(new OfClass(type)) == Status.ALLOWED;
    }

    private record OfClass(Class<?> serialClass) implements ObjectInputFilter.FilterInfo {
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
