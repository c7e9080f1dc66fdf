package dev.stowaway.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs in Python that measure what CPython has, where there is one. */
final class Python {
    private Python() {}

    static boolean isThere() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, "python3"))) {
                return true;
            }
        }
        return false;
    }

    static Child run(Path program, Workbench workbench) {
        return new Child(
                List.of("python3", program.toString()), workbench.file("child.out"), workbench.file("child.err"));
    }
}
