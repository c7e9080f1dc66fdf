/** What every lesson needs to be played: other JVMs to run, and a place to speak from. */
@NullMarked
package dev.stowaway.demo.stage;

import org.jspecify.annotations.NullMarked;
