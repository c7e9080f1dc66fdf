package com.acme.other;

/** Of a package that nobody names. */
public class ForeignException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ForeignException(String message) {
        super(message);
    }
}
