package dev.stowaway.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.locks.Catalogue;
import dev.stowaway.locks.LockKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

class ScanTest {
    private final List<ScannedLock> found = new ArrayList<>();

    private static final class Box implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings({"serial", "UnusedVariable"}) // read by serialization
        final Object content;

        Box(Object content) {
            this.content = content;
        }
    }

    @Test
    void the_path_to_a_lock_is_named() {
        ScanResult result = scan(bytes(new Box(new TreeMap<>(Map.of("k", List.of("a", new ReentrantLock()))))));

        assertThat(result.problems()).isEmpty();
        assertThat(result.streams()).isEqualTo(1);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path()).isEqualTo("ScanTest.Box.content[\"k\"][1]");
        assertThat(found.get(0).kind()).isEqualTo(LockKind.REENTRANT_LOCK);
    }

    @Test
    void a_lock_and_its_views_and_conditions_are_one() {
        ReentrantLock lock = new ReentrantLock();
        ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
        scan(bytes((Object) new Object[] {
            lock, lock.newCondition(), lock, readWrite, readWrite.readLock(), new Object[] {readWrite.writeLock()}
        }));

        assertThat(found).extracting(ScannedLock::path).containsExactly("Object[][0]", "Object[][3]");
    }

    @Test
    void locks_of_jdk_collections_are_passed_over() {
        ScanResult result = scan(bytes(new ConcurrentHashMap<>(Map.of("a", "b"))));

        assertThat(found).isEmpty();
        assertThat(result.passedOver()).isEqualTo(16);
    }

    @Test
    void a_text_is_read_in_every_encoding() {
        byte[] bytes = bytes(new Box(new ReentrantLock()));
        StringBuilder raw = new StringBuilder();
        for (byte b : bytes) {
            raw.append((char) (b & 0xff));
        }
        for (String text : List.of(
                raw.toString(),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getMimeEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes))) {
            found.clear();
            assertThat(scan(ScanLimits.brief()).ofText(text, found::add)).isNotNull();
            assertThat(found).extracting(ScannedLock::path).containsExactly("ScanTest.Box.content");
        }
        assertThat(scan(ScanLimits.brief()).ofText("rO0", found::add)).isNull();
    }

    @Test
    void the_block_tells_what_a_stream_can_tell() {
        scan(bytes(new Box(new ReentrantLock())));

        assertThat(found.get(0).text("sessions.ser")).isEqualTo("""
                a lock is in the stream: ScanTest.Box.content
                  lock      java.util.concurrent.locks.ReentrantLock
                  path      ScanTest.Box .content
                  declared  Object dev.stowaway.scan.ScanTest$Box.content
                  at        byte 82 of sessions.ser
                  effect    whoever reads it gets a new lock, unlocked, which excludes nobody elsewhere
                  remedy    make ScanTest.Box.content transient, and create a new lock in readObject (a final field
                            can't be set there: serialize a proxy then, with writeReplace)""");
    }

    private static final class OwnLock implements Lock, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public void lock() {}

        @Override
        public void lockInterruptibly() {}

        @Override
        public boolean tryLock() {
            return true;
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) {
            return true;
        }

        @Override
        public void unlock() {}

        @Override
        public Condition newCondition() {
            throw new UnsupportedOperationException();
        }
    }

    private record Guarded(Lock lock) implements Serializable {}

    @Test
    void a_lock_of_the_applications_own_is_known_by_the_type_of_its_field() {
        scan(bytes(new Guarded(new OwnLock()), new Lock[] {new OwnLock()}, new Box(new OwnLock())));

        assertThat(found).extracting(ScannedLock::path).containsExactly("ScanTest.Guarded.lock", "Lock[][0]");
        assertThat(found).allMatch(ScannedLock::byFieldType).allMatch(lock -> lock.kind() == LockKind.APPLICATION_LOCK);
    }

    @Test
    void configured_classes_are_locks_too() {
        Catalogue catalogue = new Catalogue(List.of(OwnLock.class.getName()));
        byte[] bytes = bytes(new Box(new OwnLock()));
        new Scan(catalogue, false, ScanLimits.none()).of(bytes, 0, bytes.length, found::add);

        assertThat(found).extracting(ScannedLock::kind).containsExactly(LockKind.CONFIGURED);
    }

    @Test
    void streams_are_found_among_other_bytes() {
        byte[] stream = bytes(new Box(new ReentrantLock()));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("a header of a session store".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(stream);
        file.writeBytes(stream);
        file.writeBytes(new byte[] {(byte) 0xac, (byte) 0xed});
        file.writeBytes(stream);
        ScanResult result = scan(file.toByteArray());

        assertThat(result.streams()).isEqualTo(3);
        assertThat(found)
                .extracting(ScannedLock::stream)
                .containsExactly(27L, 27L + stream.length, 29L + 2L * stream.length);
        assertThat(scan("no stream".getBytes(StandardCharsets.US_ASCII)).streams())
                .isZero();
    }

    @Test
    void what_was_read_before_the_end_of_a_truncated_stream_is_told() {
        byte[] whole = bytes((Object) new Object[] {new Box(new ReentrantLock()), "and more".repeat(1000)});
        ScanResult result = scan(Arrays.copyOf(whole, whole.length - 1));

        assertThat(found).hasSize(1);
        assertThat(result.problems())
                .containsExactly(new ScanProblem(whole.length - 1, "the data end here, in the middle of the stream"));
    }

    @Test
    void every_prefix_of_a_stream_is_read_without_harm() {
        byte[] whole = bytes(new Box(new TreeMap<>(Map.of("k", List.of("a", new ReentrantLock())))));
        for (int length = 0; length < whole.length; length++) {
            ScanResult result = scan(Arrays.copyOf(whole, length));
            assertThat(result.problems()).hasSize(length > 4 ? 1 : 0);
        }
    }

    @Test
    void the_exception_of_a_writer_that_failed_is_a_graph_of_its_own() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThatThrownBy(() -> new ObjectOutputStream(bytes)
                        .writeObject(new Object[] {new ReentrantLock(), new Box(Thread.currentThread())}))
                .isInstanceOf(NotSerializableException.class);
        ScanResult result = scan(bytes.toByteArray());

        assertThat(result.problems()).isEmpty();
        assertThat(found).extracting(ScannedLock::path).containsExactly("Object[][0]");
    }

    @Test
    void limits_end_a_scan() {
        byte[] bytes = bytes(new Box(new Box(new Box(new ReentrantLock()))), new Box(new ReentrantLock()));

        assertThat(scan(new ScanLimits(100, 10, 1000))
                        .of(bytes, 0, bytes.length, found::add)
                        .problems())
                .containsExactly(new ScanProblem(100, "no more than the first 100 bytes are read"));
        assertThat(scan(new ScanLimits(100, 10, 1000))
                        .of(new ByteArrayInputStream(bytes), found::add)
                        .problems())
                .containsExactly(new ScanProblem(100, "no more than the first 100 bytes are read"));
        assertThat(scan(new ScanLimits(10_000, 2, 1000))
                        .of(bytes, 0, bytes.length, found::add)
                        .problems())
                .extracting(ScanProblem::reason)
                .containsExactly("objects are nested more than 2 deep");
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };
        assertThat(scan(new ScanLimits(Long.MAX_VALUE, 2, 20))
                        .of(endless, found::add)
                        .problems())
                .extracting(ScanProblem::reason)
                .containsExactly("the time allowed, 20 ms, is over");
        assertThatThrownBy(() -> new ScanLimits(1, 50_001, 1)).hasMessageContaining("50001");
    }

    private ScanResult scan(byte[] bytes) {
        found.clear();
        ScanResult ofArray = scan(ScanLimits.none()).of(bytes, 0, bytes.length, lock -> {});
        ScanResult ofStream = scan(ScanLimits.none()).of(new ByteArrayInputStream(bytes), found::add);
        assertThat(ofStream).isEqualTo(ofArray);
        return ofStream;
    }

    private static Scan scan(ScanLimits limits) {
        return new Scan(new Catalogue(List.of()), false, limits);
    }

    static byte[] bytes(Object... roots) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            for (Object root : roots) {
                out.writeObject(root);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
