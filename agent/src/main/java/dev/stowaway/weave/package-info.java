/**
 * The only code that touches bytecode: the hooks in the JDK's classes that serialize and that launch processes, and the
 * classes defined into {@code java.io} and {@code java.lang}.
 */
@NullMarked
package dev.stowaway.weave;

import org.jspecify.annotations.NullMarked;
