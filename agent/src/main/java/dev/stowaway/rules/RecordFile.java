package dev.stowaway.rules;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * The rules file that is written at exit: the option {@code record}.
 *
 * @param name as the user wrote it
 * @param target what it stands for, links resolved
 */
public record RecordFile(String name, File target) {
    /** Makes sure that it can be written, leaving nothing behind: an empty file would be read as rules. */
    static RecordFile check(String name) throws IOException {
        File target = new File(name).getCanonicalFile();
        if (target.exists() && !target.isFile()) {
            throw new IOException(name + " (no regular file)");
        }
        // It will be replaced as a whole: what counts is whether its folder takes a new file.
        File trial = new File(target.getPath() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            new FileOutputStream(trial).close();
        } catch (IOException e) {
            throw new IOException(name + Printable.reason(e, trial.getPath()), e);
        }
        if (!trial.delete()) {
            throw new IOException(name + " (" + trial + " can't be deleted)");
        }
        return new RecordFile(name, target);
    }

    /** Whether the file of that name is this one. */
    boolean isAt(String other) {
        try {
            return new File(other).getCanonicalFile().equals(target);
        } catch (IOException e) {
            return false;
        }
    }
}
