/** The command line, and the JVMs that it attaches to. */
@NullMarked
package dev.stowaway.tests.command;

import org.jspecify.annotations.NullMarked;
