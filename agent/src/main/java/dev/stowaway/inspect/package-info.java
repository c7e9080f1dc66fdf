/** From a stream and a lock to the object path, the destination and the call site. */
@NullMarked
package dev.stowaway.inspect;

import org.jspecify.annotations.NullMarked;
