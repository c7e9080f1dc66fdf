package dev.stowaway.tests.harness;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK to fork JVMs of.
 *
 * @param feature the version's first number: 17, 25
 */
public record Jdk(Path home, int feature) {
    private static final String FURTHER_HOMES = "stowaway.jdks";

    /**
     * The JDK that runs the tests, then those whose homes the system property {@code stowaway.jdks} lists, separated as
     * a class path is. A home that is named twice is tested once.
     */
    public static List<Jdk> all() {
        Map<Path, Jdk> byHome = new LinkedHashMap<>();
        Stream.concat(Stream.of(System.getProperty("java.home")), furtherHomes())
                .map(home -> at(Path.of(home)))
                .forEach(jdk -> byHome.putIfAbsent(jdk.home(), jdk));
        return List.copyOf(byHome.values());
    }

    Path java() {
        return home.resolve("bin").resolve("java");
    }

    /** What a test's display name shows. */
    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static Stream<String> furtherHomes() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty(FURTHER_HOMES, ""))
                .filter(home -> !home.isBlank());
    }

    private static Jdk at(Path home) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
            String version = release.getProperty("JAVA_VERSION").replace("\"", "");
            return new Jdk(home.toRealPath(), Runtime.Version.parse(version).feature());
        } catch (IOException e) {
            throw new UncheckedIOException("no JDK at " + home + ": see -D" + FURTHER_HOMES, e);
        }
    }
}
