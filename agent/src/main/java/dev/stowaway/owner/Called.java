package dev.stowaway.owner;

/** An object of this process that others call; of a {@link java.lang.reflect.Proxy}, its handler. */
public interface Called {
    /** What carries out the calls. */
    Callee callee();
}
