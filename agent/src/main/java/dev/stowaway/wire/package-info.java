/** What owners and receivers of locks share: frames, connections, ways of waiting, and where owners are found. */
@NullMarked
package dev.stowaway.wire;

import org.jspecify.annotations.NullMarked;
