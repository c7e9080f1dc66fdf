/** Objects of one process that others call: what travels, what may travel, and who carries it out. */
@NullMarked
package dev.stowaway.objects;

import org.jspecify.annotations.NullMarked;
