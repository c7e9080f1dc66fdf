package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stowaway.wire.ProcessName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock in a block, as threads of one process have it. */
@SuppressWarnings("LockNotBeforeTry") // the block is gone with the test
class SharedMemoryLockTest {
    private static final int BYTES = 1000;

    private final Path folder;
    private final Path file;
    private SharedMemory block;
    private SharedMemoryLock lock;

    SharedMemoryLockTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("block");
    }

    @BeforeEach
    void make() throws IOException {
        block = SharedMemory.create(file, BYTES);
        lock = block.lock();
    }

    @AfterEach
    void remove() throws IOException {
        block.unlink();
        block.close();
    }

    @Test
    void is_locked_and_unlocked() {
        assertThat(lock.isLocked()).isFalse();
        assertThat(lock).hasToString("SharedMemoryLock[" + file + ", unlocked]");
        lock.lock();
        assertThat(lock.isLocked()).isTrue();
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        assertThat(lock).hasToString("SharedMemoryLock[" + file + ", locked by " + ProcessName.own() + "]");
        lock.unlock();
        assertThat(lock.isLocked()).isFalse();
        assertThat(lock.isHeldByCurrentThread()).isFalse();
    }

    @Test
    void is_reentrant_in_each_of_the_ways_to_lock() throws InterruptedException {
        lock.lock();
        lock.lockInterruptibly();
        assertThat(lock.tryLock()).isTrue();
        assertThat(lock.tryLock(0, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 3; i++) {
            lock.unlock();
            assertThat(lock.isLocked()).isTrue();
        }
        lock.unlock();
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void is_unlocked_by_its_holder_alone() {
        assertThatThrownBy(lock::unlock)
                .isInstanceOf(IllegalMonitorStateException.class)
                .hasMessageStartingWith("the current thread does not hold the SharedMemoryLock[");
        lock.lock();
        assertThat(elsewhere(() -> assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class)))
                .isTrue();
        assertThat(lock.isLocked()).isTrue();
    }

    @Test
    void excludes_other_threads_also_those_that_have_attached_the_block_once_more() throws IOException {
        try (SharedMemory again = SharedMemory.attach(file)) {
            lock.lock();
            assertThat(again.lock().isHeldByCurrentThread()).isTrue();
            assertThat(elsewhere(() -> {
                        assertThat(again.lock().tryLock()).isFalse();
                        assertThat(again.lock().tryLock(1, TimeUnit.MILLISECONDS))
                                .isFalse();
                    }))
                    .isTrue();
            again.lock().unlock();
            assertThat(elsewhere(() -> assertThat(again.lock().tryLock()).isTrue()))
                    .isTrue();
            assertThat(lock.tryLock()).isFalse();
        }
    }

    @Test
    void an_interrupted_thread_does_not_get_it_if_it_can_be_interrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(lock::lockInterruptibly).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> lock.tryLock(1, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(lock.isLocked()).isFalse();
        Thread.currentThread().interrupt();
        lock.lock();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void has_no_conditions() {
        assertThatThrownBy(lock::newCondition)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("use a lock of a Manager");
    }

    @Test
    void of_one_object_is_the_same_each_time() {
        assertThat(block.lock()).isSameAs(lock);
    }

    @Test
    void is_serialized_as_that_of_its_block() throws Exception {
        record Both(SharedMemory block, SharedMemoryLock lock) implements Serializable {}
        Both read = (Both) copy(new Both(block, lock));
        assertThat(read.lock()).isSameAs(read.block().lock());
        lock.lock();
        assertThat(read.lock().isHeldByCurrentThread()).isTrue();
        read.block().close();
    }

    @Test
    void that_is_gone_from_its_block_is_not_received_and_nor_is_the_block() throws Exception {
        block.close();
        Files.delete(folder.resolve(".block.attached"));
        SharedMemory attached = SharedMemory.attach(file);
        assertThatThrownBy(() -> copy(lock))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("the block " + file + " has no lock, since");
        attached.close();
        try (SharedMemory again = SharedMemory.attach(file)) {
            assertThat(again).as("one that nobody had").isNotEqualTo(attached);
        }
    }

    private static Object copy(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    @Test
    void of_a_block_that_is_closed_is_had_no_more() throws IOException {
        block.close();
        assertThatThrownBy(lock::lock)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the block " + file + " is closed: attach it again");
        assertThatThrownBy(lock::tryLock).isInstanceOf(IllegalStateException.class);
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void of_a_block_that_is_closed_while_it_is_held_stays_held() throws IOException {
        lock.lock();
        block.close();
        try (SharedMemory again = SharedMemory.attach(file)) {
            assertThat(again.lock().isHeldByCurrentThread()).isTrue();
            lock.unlock();
            assertThat(again.lock().tryLock()).isTrue();
            again.lock().unlock();
        }
    }

    @Test
    void of_a_block_that_is_attached_again_is_found_as_it_was_left() throws IOException {
        for (int i = 0; i < 100; i++) {
            lock.lock();
            lock.unlock();
            block.close();
            block = SharedMemory.attach(file);
            lock = block.lock();
            assertThat(lock.isLocked()).isFalse();
        }
        assertThat(lock.abandoned()).isFalse();
    }

    @Test
    void is_not_in_a_file_that_another_program_has_made_or_copied() throws IOException {
        Path copy = Files.copy(file, folder.resolve("copy"));
        assertHasNoLock(copy);
        byte[] header = new byte[128];
        byte[] text = "\u0001\0v\0{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }"
                .getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(header, (byte) ' ');
        header[0] = (byte) 0x93;
        System.arraycopy("NUMPY".getBytes(StandardCharsets.US_ASCII), 0, header, 1, 5);
        System.arraycopy(text, 0, header, 6, text.length);
        header[127] = '\n';
        assertHasNoLock(Files.write(folder.resolve("numpy"), Arrays.copyOf(header, 136)));
    }

    private static void assertHasNoLock(Path file) throws IOException {
        try (SharedMemory attached = SharedMemory.attach(file)) {
            assertThatThrownBy(attached::lock)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining(
                            "the block " + file + " has no lock",
                            "make the block with SharedMemory.create, and have the other program write into it");
        }
    }

    /** On another thread; false if it has failed. */
    private static boolean elsewhere(Action action) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                action.run();
                done.complete(true);
            } catch (Exception | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        thread.start();
        await().until(done::isDone);
        return done.join();
    }

    private interface Action {
        void run() throws Exception;
    }
}
