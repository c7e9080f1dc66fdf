/** Findings, and where they go. */
@NullMarked
package dev.stowaway.report;

import org.jspecify.annotations.NullMarked;
