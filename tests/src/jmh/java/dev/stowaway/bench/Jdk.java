package dev.stowaway.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A JDK to measure on, named by what its {@code release} file says and never by where it lies. */
record Jdk(String version, String vendor, Path java) {

    static Jdk at(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        }
        return new Jdk(unquoted(release, "JAVA_VERSION"), unquoted(release, "IMPLEMENTOR"), home.resolve("bin/java"));
    }

    /** The feature release: 17 for 17.0.15. */
    String feature() {
        int dot = version.indexOf('.');
        return dot < 0 ? version : version.substring(0, dot);
    }

    private static String unquoted(Properties release, String key) {
        return release.getProperty(key, "unknown").replace("\"", "");
    }
}
