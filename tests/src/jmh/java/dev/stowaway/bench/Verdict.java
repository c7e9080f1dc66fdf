package dev.stowaway.bench;

/** What a figure says about its target. */
enum Verdict {
    NO_TARGET(""),
    REACHED("yes"),
    WITHIN_NOISE("within the noise"),
    MISSED("**no**");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
