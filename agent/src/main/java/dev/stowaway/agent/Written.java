package dev.stowaway.agent;

import dev.stowaway.report.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the stream is given for one lock.
 *
 * @param object the lock itself, or what stands in its place
 * @param effect what the receiver gets in its place; null if it is the lock
 */
record Written(Object object, Outcome outcome, @Nullable String effect) {}
