/** Blocks of memory that processes have in common: files, mapped by each of them. */
@NullMarked
package dev.stowaway.block;

import org.jspecify.annotations.NullMarked;
