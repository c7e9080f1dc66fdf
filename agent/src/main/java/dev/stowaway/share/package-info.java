/** What applications share between processes, for their own code. */
@NullMarked
package dev.stowaway.share;

import org.jspecify.annotations.NullMarked;
