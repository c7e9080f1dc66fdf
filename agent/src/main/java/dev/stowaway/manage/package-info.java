/** The agent as management tools see it. Loaded when the platform's MBean server is. */
@NullMarked
package dev.stowaway.manage;

import org.jspecify.annotations.NullMarked;
