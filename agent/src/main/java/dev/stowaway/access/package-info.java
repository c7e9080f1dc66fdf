/** What Stowaway reads where others may not, the private fields of the JDK and of the application, and where its own jar is. */
@NullMarked
package dev.stowaway.access;

import org.jspecify.annotations.NullMarked;
