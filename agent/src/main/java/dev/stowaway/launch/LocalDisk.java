package dev.stowaway.launch;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The file system of this machine. Thread-safe. */
final class LocalDisk implements Disk {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int MOST_ATTRIBUTES = 64;

    private final Charset charset;
    private final ConcurrentMap<String, Attribute> attributes = new ConcurrentHashMap<>();

    /** Read from a jar, which is opened again once it is another; to open one takes as long as the rest of a decision. */
    private record Attribute(
            long modifiedMs, long length, @Nullable String value) {}

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
        File file = new File(jar);
        long modifiedMs = file.lastModified();
        long length = file.length();
        String key = jar + "\n" + name;
        Attribute known = attributes.get(key);
        if (known != null && known.modifiedMs == modifiedMs && known.length == length) {
            return known.value;
        }
        if (!file.isFile()) {
            return null;
        }
        try (JarFile opened = new JarFile(file, false)) {
            Manifest manifest = opened.getManifest();
            String value =
                    manifest == null ? null : manifest.getMainAttributes().getValue(name);
            if (attributes.size() >= MOST_ATTRIBUTES) {
                attributes.clear();
            }
            attributes.put(key, new Attribute(modifiedMs, length, value));
            return value;
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
