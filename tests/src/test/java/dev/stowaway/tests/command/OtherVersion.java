package dev.stowaway.tests.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A copy of the jar that says it is of another version. */
final class OtherVersion {
    private OtherVersion() {}

    static Path of(Path jar, String version, Path copy) throws IOException {
        try (JarFile original = new JarFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy)) {
            Manifest manifest = original.getManifest();
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
            try (JarOutputStream out = new JarOutputStream(file, manifest)) {
                for (JarEntry entry : original.stream().toList()) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        original.getInputStream(entry).transferTo(out);
                        out.closeEntry();
                    }
                }
            }
        }
        return copy;
    }
}
