package dev.stowaway.demo.stage;

/** A lesson did not show what it says. */
final class BrokenPromise extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sentence;

    BrokenPromise(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
