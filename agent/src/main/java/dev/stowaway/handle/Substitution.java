package dev.stowaway.handle;

/** What stands in the stream in a lock's place, or why the lock has to stand there itself. */
public sealed interface Substitution {
    /**
     * It can be replaced.
     *
     * @param object what is to be written instead
     * @param effect one line on what the receiver gets
     */
    record Replaced(Object object, String effect) implements Substitution {}

    /**
     * It can't.
     *
     * @param reason the end of a sentence that begins with "logged, since"
     */
    record Refused(String reason) implements Substitution {}
}
