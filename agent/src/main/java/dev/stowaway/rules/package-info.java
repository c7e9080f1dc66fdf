/** What the user asked for: the options and the action to take. */
@NullMarked
package dev.stowaway.rules;

import org.jspecify.annotations.NullMarked;
