/** Black-box tests: each forks a JVM that runs an application of {@code com.acme} with the built agent. */
@NullMarked
package dev.stowaway.tests;

import org.jspecify.annotations.NullMarked;
