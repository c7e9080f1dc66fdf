/** The lessons: numbered programs, one idea each, run by {@code demo-app/run}. */
@NullMarked
package dev.stowaway.demo;

import org.jspecify.annotations.NullMarked;
