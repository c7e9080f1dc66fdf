/** The scan of files and streams. */
@NullMarked
package dev.stowaway.tests.scan;

import org.jspecify.annotations.NullMarked;
