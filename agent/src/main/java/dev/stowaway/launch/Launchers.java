package dev.stowaway.launch;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Java runtime that an executable is the launcher of. What was found is believed for a second: that spares a
 * thousand launches in a row the files, and a runtime that is replaced is noticed. Thread-safe.
 */
final class Launchers {
    private static final int LIMIT = 64;
    private static final long BELIEVED_NS = 1_000_000_000;

    private final Platform platform;
    private final Disk disk;
    private final String ownHome;
    private final @Nullable String path;
    private final ConcurrentMap<String, Found> known = new ConcurrentHashMap<>();

    /** A runtime, and when it was found; null if it can't be told. */
    record Found(@Nullable JavaRuntime runtime, long atNs) {
        boolean isBelieved(long nowNs) {
            return nowNs - atNs < BELIEVED_NS;
        }
    }

    /**
     * @param ownHome the home of this JVM's runtime, which has what an agent needs whatever its files say
     * @param path the variable {@code PATH} of this JVM: it is not the child's that is searched
     */
    Launchers(Platform platform, Disk disk, String ownHome, @Nullable String path) {
        this.platform = platform;
        this.disk = disk;
        this.ownHome = ownHome;
        this.path = path;
    }

    /** Whether the executable is named as a Java launcher. */
    boolean isJava(String executable) {
        return platform.isJava(platform.fileName(executable));
    }

    /**
     * The runtime, if what is known of it is enough.
     *
     * @param directory in which the child is started; null for that of this JVM
     */
    Found find(String executable, @Nullable String directory, long nowNs) {
        // Windows searches from where this JVM is, other systems from where the child will be.
        String from = platform == Platform.WINDOWS ? null : directory;
        String key = from + "\n" + executable;
        Found found = known.get(key);
        if (found == null || !found.isBelieved(nowNs)) {
            found = new Found(runtime(file(platform.fileName(executable), from)), nowNs);
            if (known.size() >= LIMIT) {
                known.clear();
            }
            known.put(key, found);
        }
        return found;
    }

    private @Nullable JavaRuntime runtime(@Nullable String launcher) {
        if (launcher == null) {
            return null;
        }
        String home = platform.parent(platform.parent(launcher));
        if (home.equals(ownHome)) {
            return new JavaRuntime(Runtime.version().feature(), true);
        }
        String release = disk.text(platform.resolve(home, "release"));
        return release == null ? null : JavaRuntime.of(release);
    }

    /** The executable without symbolic links, as the system finds it; null if it does not. */
    private @Nullable String file(String file, @Nullable String directory) {
        if (platform.hasFolder(file)) {
            return disk.executable(platform.resolve(directory, file));
        }
        if (platform == Platform.WINDOWS) {
            // Windows looks where the parent's own program is, before it looks elsewhere.
            String besides = disk.executable(platform.resolve(platform.resolve(ownHome, "bin"), file));
            if (besides != null) {
                return besides;
            }
        }
        return path == null ? null : findInPath(path, file, directory);
    }

    private @Nullable String findInPath(String folders, String file, @Nullable String directory) {
        int start = 0;
        for (int end = 0; end <= folders.length(); end++) {
            if (end == folders.length() || folders.charAt(end) == platform.listSeparator()) {
                String folder = platform.resolve(directory, end == start ? "." : folders.substring(start, end));
                String found = disk.executable(platform.resolve(folder, file));
                if (found != null) {
                    return found;
                }
                start = end + 1;
            }
        }
        return null;
    }
}
