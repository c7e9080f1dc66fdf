/** Locks that published libraries and a servlet container really write: {@code tests/CORPUS.md} tells their stories. */
@NullMarked
package dev.stowaway.tests.corpus;

import org.jspecify.annotations.NullMarked;
