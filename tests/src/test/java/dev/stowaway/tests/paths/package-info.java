/** The paths that the agent names, by the grammar. */
@NullMarked
package dev.stowaway.tests.paths;

import org.jspecify.annotations.NullMarked;
