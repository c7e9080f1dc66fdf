/** What tools read: lines, events, beans and the public API. */
@NullMarked
package dev.stowaway.tests.evidence;

import org.jspecify.annotations.NullMarked;
