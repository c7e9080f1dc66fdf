package dev.stowaway.launch;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of any system, thought up by a test. */
final class ImaginaryDisk implements Disk {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> executables = new HashMap<>();
    private final Map<String, String> premainClasses = new HashMap<>();

    ImaginaryDisk text(String path, String text) {
        texts.put(path, text);
        return this;
    }

    /** A launcher, and what a {@code release} file beside its folder says. */
    ImaginaryDisk runtime(String launcher, String release, String releaseText) {
        return executable(launcher, launcher).text(release, releaseText);
    }

    ImaginaryDisk executable(String path, String realPath) {
        executables.put(path, realPath);
        return this;
    }

    ImaginaryDisk agent(String jar, String premainClass) {
        premainClasses.put(jar, premainClass);
        return text(jar, "");
    }

    void remove(String path) {
        texts.remove(path);
    }

    @Override
    public @Nullable String executable(String path) {
        return executables.get(path);
    }

    @Override
    public boolean isReadable(File file) {
        return texts.containsKey(file.getPath());
    }

    @Override
    public @Nullable String text(String path) {
        return texts.get(path);
    }

    @Override
    public @Nullable String manifestAttribute(String jar, String name) {
        return premainClasses.get(jar);
    }
}
