package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that are serialized. */
class HandlesOfArraysTest {
    private final Path file;

    HandlesOfArraysTest(@TempDir Path folder) {
        file = folder.resolve("array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte", "int", "long", "float", "double"})
    void a_view_arrives_as_that_view_of_the_same_memory(String type) throws Exception {
        Numbers made = Numbers.create(type, file, 5, 6);
        try (SharedArray<?> array = made.array()) {
            SharedArray<?> sent = array.slice(1, 1, 6, 2).transpose();
            try (SharedArray<?> received = (SharedArray<?>) read(written(sent))) {
                assertThat(received).hasSameClassAs(array);
                assertThat(received.shape()).isEqualTo(sent.shape());
                assertThat(received.strides()).isEqualTo(sent.strides());
                made.set(42, 4, 3);
                assertThat(new Numbers(received).get(1, 4)).isEqualTo(42);
            }
        }
    }

    @Test
    void one_whose_memory_is_unlinked_arrives_where_it_is_still_had() throws Exception {
        try (SharedIntArray array = SharedIntArray.create(file, 3)) {
            byte[] handle = written(array.slice(0, 1, 3));
            array.memory().unlink();
            try (SharedIntArray received = (SharedIntArray) read(handle)) {
                assertThat(received).isEqualTo(array.slice(0, 1, 3));
            }
        }
    }

    @Test
    void one_whose_memory_is_gone_is_refused() throws IOException {
        byte[] handle;
        try (SharedIntArray array = SharedIntArray.create(file, 3)) {
            handle = written(array);
            array.memory().unlink();
        }
        assertThatThrownBy(() -> read(handle))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("is gone: it was unlinked");
    }

    @Test
    void one_that_reaches_beyond_its_memory_is_refused() throws IOException {
        try (SharedIntArray array = SharedIntArray.create(file, 77)) {
            byte[] handle = written(array);
            byte[] shape = ByteBuffer.allocate(8).putLong(77).array();
            handle[lastIndexOf(handle, shape) + 7]++;
            assertThatThrownBy(() -> read(handle))
                    .isInstanceOf(InvalidObjectException.class)
                    .hasMessage("no array: a view of shape [78] and strides [1] from 0 on, of a block of 77 elements");
        }
    }

    private static int lastIndexOf(byte[] bytes, byte[] part) {
        for (int at = bytes.length - part.length; at >= 0; at--) {
            if (ByteBuffer.wrap(bytes, at, part.length).equals(ByteBuffer.wrap(part))) {
                return at;
            }
        }
        throw new AssertionError("not in there");
    }

    private static byte[] written(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    /** With a filter that lets in what the README says has to be. */
    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("dev.stowaway.share.*;!*"));
            return in.readObject();
        }
    }
}
