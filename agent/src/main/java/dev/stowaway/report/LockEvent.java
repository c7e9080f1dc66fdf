package dev.stowaway.report;

import org.jspecify.annotations.Nullable;

/**
 * One lock in one stream, at a site that may be known for long: what the flight recorder is told.
 *
 * @param site null if there are too many sites
 * @param caller the frame that called the outermost {@code writeObject}; null if it is not known
 */
public record LockEvent(
        @Nullable Site site,
        String kind,
        String lockClass,
        String path,
        String pattern,
        String destinationKind,
        String destination,
        @Nullable Frame caller,
        Outcome outcome) {}
