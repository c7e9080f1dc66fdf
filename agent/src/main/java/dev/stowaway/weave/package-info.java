/** The only code that touches bytecode: the hooks in the serialization classes of the JDK, and the classes defined into {@code java.io}. */
@NullMarked
package dev.stowaway.weave;

import org.jspecify.annotations.NullMarked;
