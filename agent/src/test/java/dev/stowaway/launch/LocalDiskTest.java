package dev.stowaway.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {
    private static final String NAME = "Premain-Class";

    private final LocalDisk disk = new LocalDisk(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_jar_that_is_replaced_or_gone_is_noticed() throws IOException {
        Path jar = folder.resolve("a.jar");
        assertThat(disk.manifestAttribute(jar.toString(), NAME)).isNull();
        write(jar, "com.acme.Agent");
        assertThat(disk.manifestAttribute(jar.toString(), NAME)).isEqualTo("com.acme.Agent");
        assertThat(disk.manifestAttribute(jar.toString(), NAME)).isEqualTo("com.acme.Agent");
        assertThat(disk.manifestAttribute(jar.toString(), "Main-Class")).isNull();
        write(jar, "com.acme.other.Agent");
        assertThat(disk.manifestAttribute(jar.toString(), NAME)).isEqualTo("com.acme.other.Agent");
        Files.delete(jar);
        assertThat(disk.manifestAttribute(jar.toString(), NAME)).isNull();
    }

    private static void write(Path jar, String premainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(NAME, premainClass);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
