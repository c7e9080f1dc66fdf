/** Collections and locks of one process that others use: the JDK's interfaces, wherever the object lives. */
@NullMarked
package dev.stowaway.managed;

import org.jspecify.annotations.NullMarked;
