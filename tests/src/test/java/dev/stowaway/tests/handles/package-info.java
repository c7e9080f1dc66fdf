/**
 * Locks that are shared between processes by {@code action=proxy}, in families of JVMs that are killed, stopped and cut
 * off.
 */
@NullMarked
package dev.stowaway.tests.handles;

import org.jspecify.annotations.NullMarked;
