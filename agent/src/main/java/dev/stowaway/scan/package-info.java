/**
 * Reads serialization streams by their grammar, without deserializing and without the classes of the application, and
 * finds the locks in them.
 */
@NullMarked
package dev.stowaway.scan;

import org.jspecify.annotations.NullMarked;
