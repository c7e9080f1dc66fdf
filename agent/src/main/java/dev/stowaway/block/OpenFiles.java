package dev.stowaway.block;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of presence that this process has open: what the table of {@link Attachments} does not know of, another copy of
 * these classes has, or the application, and to close another channel of it would drop the locks of all of them. Linux alone
 * tells which these are. They are looked for once, when it is asked for the first time.
 */
final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final Attachments own;
    private @Nullable Set<Object> all;

    OpenFiles(Attachments own) {
        this.own = own;
    }

    /** Whether the table knows of it. */
    boolean isOwn(Object presenceKey) {
        return own.isPresentIn(presenceKey);
    }

    /** Whether anybody in this process has it open. */
    boolean has(Object presenceKey) {
        return isOwn(presenceKey) || all().contains(presenceKey);
    }

    private Set<Object> all() {
        Set<Object> known = all;
        if (known == null) {
            known = new HashSet<>();
            try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
                for (Path descriptor : descriptors) {
                    addTo(known, descriptor);
                }
            } catch (IOException | DirectoryIteratorException e) {
                // Not to be had on this system.
            }
            all = known;
        }
        return known;
    }

    private static void addTo(Set<Object> keys, Path descriptor) {
        try {
            if (!Files.readSymbolicLink(descriptor).toString().contains(Presence.SUFFIX)) {
                return; // Only what may be one is looked at: the disk of another one may not answer.
            }
            Object key = Files.readAttributes(descriptor, BasicFileAttributes.class)
                    .fileKey(); // of what the descriptor leads to
            if (key != null) {
                keys.add(key);
            }
        } catch (IOException e) {
            // It is closed by now.
        }
    }
}
