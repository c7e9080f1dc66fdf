/** Process launches: Java children inherit the agent, the stdin of each child is known, and hazards are found. */
@NullMarked
package dev.stowaway.launch;

import org.jspecify.annotations.NullMarked;
