/**
 * Whole programs that the benchmarks fork, as those in {@code program}, each of which launches further processes and
 * shares locks with them: it writes a graph with a lock to their standard input. They print what they measured as one
 * number per line.
 */
@NullMarked
package dev.stowaway.bench.shared;

import org.jspecify.annotations.NullMarked;
