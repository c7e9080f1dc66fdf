package dev.stowaway.weave;

/** A class of this JVM does not have the places that a hook needs: it must stay as it is. */
final class HookMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HookMismatch(String hook, int expected, int found) {
        super(hook + ": found at " + found + " places, expected at " + expected);
    }
}
