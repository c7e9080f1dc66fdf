/** The owner's side of handles: which locks were handed out, and the surrogate threads that use them for others. */
@NullMarked
package dev.stowaway.owner;

import org.jspecify.annotations.NullMarked;
