/** Programs that give work to other processes, as people write them, and as they work. */
@NullMarked
package dev.stowaway.demo.workers;

import org.jspecify.annotations.NullMarked;
