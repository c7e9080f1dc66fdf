/** Forks JVMs with the built agent and says what came out of them. */
@NullMarked
package dev.stowaway.tests.harness;

import org.jspecify.annotations.NullMarked;
