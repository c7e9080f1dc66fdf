package dev.stowaway.launch;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** What is asked of the file system. An interface, so that other systems' files can be thought up in tests. */
interface Disk {
    /** The absolute path without symbolic links of a file that can be executed; null if there is none. */
    @Nullable
    String executable(String path);

    boolean isReadable(File file);

    /** What is in a file; null if it can't be read or is longer than a file of options ever is. */
    @Nullable
    String text(String path);

    /** An attribute in the manifest of a jar; null if there is none, or no such jar. */
    @Nullable
    String manifestAttribute(String jar, String name);
}
