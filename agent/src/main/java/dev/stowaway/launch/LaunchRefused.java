package dev.stowaway.launch;

import java.io.IOException;

/** A rule wants a launch to fail. The application sees an exception of the JDK's. */
public final class LaunchRefused extends Exception {
    private static final long serialVersionUID = 1L;

    LaunchRefused(String message) {
        super(message);
    }

    /** The exception for the application. */
    public IOException forApplication() {
        return new IOException(getMessage());
    }
}
