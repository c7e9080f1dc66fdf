package dev.stowaway.launch;

import java.io.IOException;

/** A rule wants a launch to fail. What the application sees is the cause that this carries, an exception of the JDK's. */
public final class LaunchRefused extends Exception {
    private static final long serialVersionUID = 1L;

    LaunchRefused(String message) {
        super(new IOException(message));
    }

    /** The exception for the application. */
    public IOException forApplication() {
        return (IOException) getCause();
    }
}
