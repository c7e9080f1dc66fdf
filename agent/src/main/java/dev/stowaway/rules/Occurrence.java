package dev.stowaway.rules;

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
        @Nullable String declared) {}
