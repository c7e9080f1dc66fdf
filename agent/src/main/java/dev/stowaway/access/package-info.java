/** Reads the private fields of the JDK and of the application, for diagnosis only. */
@NullMarked
package dev.stowaway.access;

import org.jspecify.annotations.NullMarked;
