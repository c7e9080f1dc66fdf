/** A bakery that sends shifts to clerks in other processes: an application that knows nothing of Stowaway. */
@NullMarked
package dev.stowaway.demo.bakery;

import org.jspecify.annotations.NullMarked;
