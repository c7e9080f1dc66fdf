/**
 * The applications that the tests run: small, and unaware of Stowaway. They live outside {@code dev.stowaway} so that
 * none of their frames can be taken for the agent's.
 */
package com.acme;
