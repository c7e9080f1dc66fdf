package dev.stowaway.report;

import dev.stowaway.rules.Printable;

/**
 * Something else became of a lock than of those that were met at its site before.
 *
 * @param path the object path to it
 * @param lockClass binary name of its class
 */
public record AnotherOutcome(Site site, String path, String lockClass, Outcome outcome) {
    /** One line. */
    String text() {
        return Printable.of("a lock at site " + site.id() + " was " + outcome.done() + ", unlike those before: " + path
                + " (" + lockClass + "; " + outcome.verdict().cause() + "); told once, then counted");
    }
}
