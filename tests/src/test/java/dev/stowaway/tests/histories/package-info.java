/**
 * Recorded histories of operations on one object by several processes, and whether it behaved as one object would.
 *
 * <p>Assumes that {@link System#nanoTime} is one clock for all processes of the machine. It is on Linux, where it reads
 * {@code CLOCK_MONOTONIC} as it is; it need not be elsewhere.
 */
@NullMarked
package dev.stowaway.tests.histories;

import org.jspecify.annotations.NullMarked;
