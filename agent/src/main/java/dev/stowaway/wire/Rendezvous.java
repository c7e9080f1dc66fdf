package dev.stowaway.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which the owners of one user on one machine are found: {@code stowaway} in {@code XDG_RUNTIME_DIR}, else
 * {@code stowaway-USER} in the folder for temporary files. Nobody else may enter it.
 */
public final class Rendezvous {
    static final String SOCKET = ".sock";

    /** What a path to a socket may have at most: 108 bytes with a zero at the end, 104 on some systems. */
    private static final int LONGEST_FOLDER = 72;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final boolean IS_POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Rendezvous() {}

    /**
     * The folder, made if it is not there.
     *
     * @throws IOException if it can't be made, or others have access to it
     */
    static Path folder() throws IOException {
        Path folder = place();
        FileAttribute<?>[] attributes = IS_POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try {
            Files.createDirectory(folder, attributes);
        } catch (FileAlreadyExistsException e) {
            // As always, but for the first time.
        }
        check(folder);
        return folder;
    }

    /** The sockets of all owners of this user, dead ones among them. */
    public static List<Path> sockets() throws IOException {
        List<Path> sockets = new ArrayList<>();
        Path folder = place();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + SOCKET)) {
                for (Path entry : entries) {
                    sockets.add(entry);
                }
            }
        }
        return sockets;
    }

    /** The process that made that socket, by its name; -1 if that is none of ours. */
    public static long pid(Path socket) {
        String name = String.valueOf(socket.getFileName());
        int end = name.indexOf('-');
        try {
            return end < 0 ? -1 : Long.parseLong(name.substring(0, end));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static Path place() throws IOException {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null) {
            Path folder = Path.of(runtime, "stowaway");
            // Its specification has relative ones ignored: for a child elsewhere it would be another one.
            if (Path.of(runtime).isAbsolute() && isShort(folder) && Files.isWritable(Path.of(runtime))) {
                return folder;
            }
        }
        String temporary = System.getProperty("java.io.tmpdir", "");
        String name = "stowaway-" + Peers.self().getName().replace('\\', '-').replace('/', '-');
        Path folder = Path.of(temporary, name);
        return !IS_POSIX || (folder.isAbsolute() && isShort(folder)) ? folder : Path.of("/tmp", name);
    }

    private static boolean isShort(Path folder) {
        return folder.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_FOLDER;
    }

    private static void check(Path folder) throws IOException {
        if (!IS_POSIX) {
            return; // The folder for temporary files is the user's own there.
        }
        PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory() || !isOwn(found.owner()) || !OWNER_ONLY.containsAll(found.permissions())) {
            throw new PeerException(folder + " is not a folder of "
                    + Peers.self().getName()
                    + " alone (drwx------), but belongs to " + found.owner().getName() + ", with "
                    + PosixFilePermissions.toString(found.permissions()) + "; remove it or change that");
        }
    }

    private static boolean isOwn(@Nullable UserPrincipal user) throws IOException {
        return Peers.self().equals(user);
    }
}
