/**
 * Whole programs that the benchmarks fork. They use the JDK and nothing else, so that their start-up is the JVM's and
 * the agent's, and print what they measured themselves as one number per line.
 */
@NullMarked
package dev.stowaway.bench.program;

import org.jspecify.annotations.NullMarked;
