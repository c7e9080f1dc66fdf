/** The receiver's side of handles: proxies that work as locks of another process. */
@NullMarked
package dev.stowaway.remote;

import org.jspecify.annotations.NullMarked;
