package dev.stowaway.share;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where a block is, by its name. */
final class BlockPath {
    private static final Path COMMON = Path.of("/dev/shm");
    private static final int RANDOM_BYTES = 8;

    private static final int MOST_CHARACTERS = 240;

    /** File systems have 255, and the file beside the block, {@code .NAME.attached}, has ten more than the block. */
    private static final int MOST_BYTES = 245;

    private BlockPath() {}

    /**
     * In the folder that all have in common.
     *
     * @param name null for one that nobody has
     */
    static Path of(@Nullable String name) {
        String known = name == null ? randomName() : name;
        checkName(known);
        Path folder = Files.isWritable(COMMON) ? COMMON : Path.of(System.getProperty("java.io.tmpdir", "."));
        return folder.resolve(known);
    }

    /**
     * Where a new one is to be. By the real folder, as of all that is known to others.
     *
     * @throws NoSuchFileException if there is no such folder
     */
    static Path ofNew(Path file) throws IOException {
        Path absolute = absolute(file);
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(absolute.toString(), null, "there is no such folder");
        }
        return folder.toRealPath().resolve(absolute.getFileName());
    }

    /** Where one is: beside the file that a link leads to, it is written who has it. */
    static Path ofExisting(Path file) throws IOException {
        Path absolute = absolute(file);
        Path real = absolute.toRealPath();
        return isFileName(String.valueOf(real.getFileName())) ? real : absolute; // or it is none of ours
    }

    private static Path absolute(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        checkFileName(name == null ? "" : name.toString());
        return absolute;
    }

    /** It may be NumPy's, which has its own name. */
    private static void checkFileName(String name) {
        if (!isFileName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a block's file: up to " + MOST_BYTES
                    + " bytes, and nothing like .NAME.attached, where it is written who has a block");
        }
    }

    private static boolean isFileName(String name) {
        return !name.isEmpty()
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && !(name.startsWith(".") && name.endsWith(".attached"));
    }

    private static void checkName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a block: up to " + MOST_CHARACTERS
                    + " letters, digits, and . _ - after the first; for another folder, or name, give a Path");
        }
    }

    private static boolean isName(String name) {
        boolean isValid = !name.isEmpty() && name.length() <= MOST_CHARACTERS && name.charAt(0) != '.';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            isValid &= c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
        }
        return isValid;
    }

    private static String randomName() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return "stowaway-" + HexFormat.of().formatHex(random);
    }
}
