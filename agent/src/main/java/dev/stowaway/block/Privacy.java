package dev.stowaway.block;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may see a new file: the user alone, where the system has such permissions. */
final class Privacy {
    private static final FileAttribute<?>[] NONE = {};

    private Privacy() {}

    static FileAttribute<?>[] of(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return NONE;
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
