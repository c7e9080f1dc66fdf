/** Where the JVM comes in (premain, agentmain) and where the parts are wired together. */
@NullMarked
package dev.stowaway.agent;

import org.jspecify.annotations.NullMarked;
