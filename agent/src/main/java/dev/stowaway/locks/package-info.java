/** The catalogue: which classes are locks, what a copy of one does, and the remedy. */
@NullMarked
package dev.stowaway.locks;

import org.jspecify.annotations.NullMarked;
