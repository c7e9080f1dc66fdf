/** The command line: {@code java -jar stowaway.jar}. Never runs in a JVM that is watched. */
@NullMarked
package dev.stowaway.command;

import org.jspecify.annotations.NullMarked;
