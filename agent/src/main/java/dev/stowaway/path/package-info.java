/** The grammar of object paths: how edges, keys and classes are written, wherever a path comes from. */
@NullMarked
package dev.stowaway.path;

import org.jspecify.annotations.NullMarked;
