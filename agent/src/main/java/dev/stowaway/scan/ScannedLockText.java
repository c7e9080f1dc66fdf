package dev.stowaway.scan;

import dev.stowaway.report.TextBlock;

/** The block that tells people of a lock in a stream. */
final class ScannedLockText {
    private ScannedLockText() {}

    /** The lines, without a line feed after the last. */
    static String of(ScannedLock lock, String source) {
        TextBlock block = new TextBlock("a lock is in the stream: " + lock.path());
        block.line("lock", lock.lockClass() + (lock.byFieldType() ? ", a lock by the type of its field" : ""));
        block.line("path", lock.hops());
        Declared declared = lock.declared();
        if (declared != null) {
            block.line("declared", declared.toString());
        }
        block.line("at", "byte " + lock.at() + " of " + source + stream(lock));
        return block.toString();
    }

    private static String stream(ScannedLock lock) {
        return lock.stream() == 0 ? "" : ", in the stream that begins at byte " + lock.stream();
    }
}
