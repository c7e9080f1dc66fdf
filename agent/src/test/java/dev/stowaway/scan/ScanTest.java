package dev.stowaway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.locks.Catalogue;
import dev.stowaway.locks.LockKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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

    private ScanResult scan(byte[] bytes) {
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
