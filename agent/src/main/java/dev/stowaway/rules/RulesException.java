package dev.stowaway.rules;

/** Rules that can't be read: where, what is wrong there, and what is allowed. */
public final class RulesException extends Exception {
    private static final long serialVersionUID = 1L;

    /** About the whole file; the problem follows its name: {@code is not UTF-8}. */
    RulesException(String problem) {
        super(" " + problem);
    }

    RulesException(int line, String problem) {
        super(", line " + line + ": " + problem);
    }

    /** One line that begins with the name of the file. */
    public String about(String file) {
        return file + getMessage();
    }
}
