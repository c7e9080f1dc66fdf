package dev.stowaway.share;

import static dev.stowaway.share.Programs.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.owner.Owner;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of a block's lock have: a block of this process, and others that have it, too. */
abstract class LockInBlock {
    final Programs programs = new Programs();
    final Path file;

    @SuppressWarnings("NullAway.Init")
    SharedMemory block;

    @SuppressWarnings("NullAway.Init")
    SharedMemoryLock lock;

    LockInBlock(Path folder) {
        this.file = folder.resolve("block");
    }

    @BeforeEach
    void make() throws IOException {
        block = SharedMemory.create(file, LocksBlock.BYTES);
        lock = block.lock();
    }

    @AfterEach
    void killAll() throws Exception {
        programs.killAll();
        block.unlink();
        block.close();
    }

    /** How many threads wait at the lock of this process, or will when they are scheduled. */
    static int lockQueue() {
        Owner owner = Owner.current();
        return owner == null ? 0 : owner.waits();
    }

    /** What processes have counted up under the lock. */
    final long count() {
        return block.buffer().getLong(LocksBlock.COUNTER);
    }

    final Process start() throws IOException {
        Process process = programs.launch(LocksBlock.class, file.toString());
        assertThat(line(process)).isEqualTo(Integer.toString(LocksBlock.BYTES));
        return process;
    }
}
