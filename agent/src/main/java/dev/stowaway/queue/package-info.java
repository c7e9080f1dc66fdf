/** A queue that processes share: where its elements are, and what each process keeps of it. */
@NullMarked
package dev.stowaway.queue;

import org.jspecify.annotations.NullMarked;
