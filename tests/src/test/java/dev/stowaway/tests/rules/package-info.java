/** Rules: what they decide, and how a file of them is recorded. */
@NullMarked
package dev.stowaway.tests.rules;

import org.jspecify.annotations.NullMarked;
