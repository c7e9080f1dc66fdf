/** What is written in the place of locks. */
@NullMarked
package dev.stowaway.tests.replaced;

import org.jspecify.annotations.NullMarked;
