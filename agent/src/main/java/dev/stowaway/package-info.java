/** What application code may import. */
@NullMarked
package dev.stowaway;

import org.jspecify.annotations.NullMarked;
