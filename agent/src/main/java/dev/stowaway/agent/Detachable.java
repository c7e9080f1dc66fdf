package dev.stowaway.agent;

/** A part of Stowaway that touches the JVM, and can let go of it. */
interface Detachable {
    /** Makes the JVM behave as if this part had never been there. Called once. */
    void detach() throws Exception;
}
