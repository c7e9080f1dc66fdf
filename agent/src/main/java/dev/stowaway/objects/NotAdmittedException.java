package dev.stowaway.objects;

import java.io.InvalidClassException;
import java.io.Serial;

/** That an {@link Admission} does not let something travel: a class, or more of it than a limit allows. */
public final class NotAdmittedException extends InvalidClassException {
    @Serial
    private static final long serialVersionUID = 1;

    NotAdmittedException(String message) {
        super(message);
    }

    NotAdmittedException(String message, InvalidClassException cause) {
        super(message);
        initCause(cause);
    }
}
