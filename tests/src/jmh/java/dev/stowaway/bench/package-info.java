/** Measures the figures that the project promises, and prints them as the table of {@code tests/BENCHMARKS.md}. */
@NullMarked
package dev.stowaway.bench;

import org.jspecify.annotations.NullMarked;
