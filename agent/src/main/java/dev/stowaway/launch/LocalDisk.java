package dev.stowaway.launch;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The file system of this machine. */
final class LocalDisk implements Disk {
    private static final int LONGEST_TEXT = 1 << 20;

    private final Charset charset;

    /** @param charset of command lines and the files that stand for them */
    LocalDisk(Charset charset) {
        this.charset = charset;
    }

    @Override
    public @Nullable String executable(String path) {
        File file = new File(path);
        return file.isFile() && file.canExecute() ? real(file) : null;
    }

    @Override
    public boolean isReadable(File file) {
        return file.canRead();
    }

    @Override
    public @Nullable String text(String path) {
        // A pipe or a terminal is a file to the launcher, too; but to read it would take it away from the launcher.
        if (!new File(path).isFile()) {
            return null;
        }
        try (InputStream in = new FileInputStream(path)) {
            byte[] bytes = in.readNBytes(LONGEST_TEXT + 1);
            return bytes.length > LONGEST_TEXT ? null : new String(bytes, charset);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public @Nullable String manifestAttribute(String jar, String name) {
        if (!new File(jar).isFile()) {
            return null;
        }
        try (JarFile file = new JarFile(jar, false)) {
            Manifest manifest = file.getManifest();
            return manifest == null ? null : manifest.getMainAttributes().getValue(name);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String real(File file) {
        try {
            return file.getCanonicalPath();
        } catch (IOException e) {
            return null;
        }
    }
}
