/** JMH benchmarks of writing object graphs; nothing here knows whether the agent is present. */
@NullMarked
package dev.stowaway.bench.graph;

import org.jspecify.annotations.NullMarked;
