package dev.stowaway.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule can look at: the facts about the first thing that was found at a site.
 *
 * @param kind of lock or of hazard, as the site's identity has it: {@code REENTRANT_LOCK}
 * @param pattern the object path with indices and keys starred
 * @param callSite binary class name and method
 * @param destination the kind of destination: {@code PROCESS}
 * @param lockClass binary name
 * @param declared the last field on the path, behind the binary name of the class that declares it; null if there is
 *     none
 */
public record Occurrence(
        String kind,
        String pattern,
        String callSite,
        String destination,
        String lockClass,
        @Nullable String declared) {
    /** The kind of a lock that the launching thread holds. */
    public static final String HELD_AT_LAUNCH = "HELD_AT_LAUNCH";

    /** The kind of a lock that is serialized into an argument of the process. */
    public static final String PASSED_AS_ARGUMENT = "PASSED_AS_ARGUMENT";

    /** The kind of a lock that is serialized into an environment variable of the process. */
    public static final String PASSED_AS_VARIABLE = "PASSED_AS_VARIABLE";

    /** All kinds of what is found at the launch of a process. */
    public static final List<String> KINDS_AT_LAUNCH = List.of(HELD_AT_LAUNCH, PASSED_AS_ARGUMENT, PASSED_AS_VARIABLE);

    /** The kind of a deadlock across processes. */
    public static final String DEADLOCK = "DEADLOCK";

    /** Whether anything can be done about it but to tell. */
    public boolean isPreventable() {
        return !kind.equals(DEADLOCK);
    }

    /** Whether it was found at the launch of a process, and not in a stream. */
    boolean isAtLaunch() {
        return KINDS_AT_LAUNCH.contains(kind);
    }
}
