package dev.stowaway.access;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;

/** The jar that Stowaway's own classes come from. */
public final class OwnJar {
    private OwnJar() {}

    /** As a file, which it is for every agent. */
    public static File file() throws IOException {
        URL location = OwnJar.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            return new File(location.toURI());
        } catch (URISyntaxException e) {
            throw new IOException("not a file: " + location, e);
        }
    }
}
