package dev.stowaway.rules;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * The rules file that is written at exit: the option {@code record}.
 *
 * @param name as the user wrote it
 */
public record RecordFile(String name) {
    /** Makes sure that it can be written, leaving nothing behind: an empty file would be read as rules. */
    static RecordFile check(String name) throws IOException {
        File file = new File(name);
        if (file.exists() && !file.isFile()) {
            throw new IOException(name + " (no regular file)");
        }
        // It will be replaced as a whole: what counts is whether its folder takes a new file.
        File trial = new File(name + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            new FileOutputStream(trial).close();
        } catch (IOException e) {
            throw new IOException(name + Printable.reason(e, trial.getPath()), e);
        }
        if (!trial.delete()) {
            throw new IOException(name + " (" + trial + " can't be deleted)");
        }
        return new RecordFile(name);
    }

    /** Whether the file of that name is this one. */
    boolean isAt(String other) {
        return new File(other).getAbsoluteFile().equals(new File(name).getAbsoluteFile());
    }
}
