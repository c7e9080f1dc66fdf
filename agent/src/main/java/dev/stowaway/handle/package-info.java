/** A working handle in a lock's place: what is written, the proxy at the receiver, and the owner's server. */
@NullMarked
package dev.stowaway.handle;

import org.jspecify.annotations.NullMarked;
