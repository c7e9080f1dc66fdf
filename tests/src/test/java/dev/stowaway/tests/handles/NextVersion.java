package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.Jvm;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jar as the next version of it will be: what sees the number of the version is compiled anew, from sources in which
 * that is one more. The number is a constant, of which each class has a copy.
 */
final class NextVersion {
    private static final String NUMBER = "Frame.VERSION";
    private static final Path SOURCES =
            Jvm.agentJar().resolve("../../src/main/java").normalize();

    private NextVersion() {}

    /** All of it. */
    static Path jar(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return jar(folder, files.filter(NextVersion::hasNumber).toList());
        }
    }

    /** What it says when it connects, and no more: so that a receiver can read the handle, which is as ever. */
    static Path protocol(Path folder) throws IOException {
        return jar(folder, List.of(SOURCES.resolve("dev/stowaway/wire/Handshake.java")));
    }

    private static Path jar(Path folder, List<Path> sources) throws IOException {
        Path jar = Files.copy(Jvm.agentJar(), folder.resolve("next.jar"));
        Path classes = compiled(folder, sources);
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path entry = inside.getPath("/" + classes.relativize(file));
                assertThat(entry).exists();
                Files.copy(file, entry, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return jar;
    }

    private static Path compiled(Path folder, List<Path> sources) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "--release=17",
                "-d",
                classes.toString(),
                "-cp",
                Jvm.agentJar() + System.getProperty("path.separator") + Jvm.originOf(Nullable.class)));
        for (Path source : sources) {
            String text = Files.readString(source);
            assertThat(text).contains(NUMBER);
            Path copy = folder.resolve(source.getFileName());
            Files.writeString(copy, text.replace(NUMBER, "(" + NUMBER + " + 1)"));
            arguments.add(copy.toString());
        }
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(result).as("exit code of javac").isZero();
        return classes;
    }

    private static boolean hasNumber(Path file) {
        try {
            return file.toString().endsWith(".java") && Files.readString(file).contains(NUMBER);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
