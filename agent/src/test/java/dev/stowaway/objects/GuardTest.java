package dev.stowaway.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.wire.Payload;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.BadAttributeValueExpException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be read of a value. */
class GuardTest {
    private static final float SPARSE = 0.25f;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 13, 100, 1_000, 50_000})
    void collections_of_any_size_come_in(int size) throws IOException {
        List<Byte> elements = new ArrayList<>(Collections.nCopies(size, (byte) 1));
        Map<Integer, Boolean> sparse = new HashMap<>(16, SPARSE);
        for (int i = 0; i < size; i++) {
            sparse.put(i, true);
        }
        assertThat(read(written(elements))).isEqualTo(elements);
        assertThat(read(written(sparse))).isEqualTo(sparse);
        assertThat(read(written(new HashSet<>(sparse.keySet())))).isEqualTo(sparse.keySet());
        assertThat(read(written(new LinkedHashMap<>(sparse)))).isEqualTo(sparse);
        assertThat(read(written(new ConcurrentHashMap<>(sparse)))).isEqualTo(sparse);
        assertThat(((ArrayDeque<?>) required(read(written(new ArrayDeque<>(elements))))))
                .hasSize(size);
        assertThat(((PriorityQueue<?>) required(read(written(new PriorityQueue<>(elements))))))
                .hasSize(size);
        assertThat(read(written(new byte[][] {new byte[size], {}}))).isInstanceOf(byte[][].class);
        assertThat(read(written(new long[size]))).isEqualTo(new long[size]);
    }

    @Test
    void an_array_that_is_larger_than_all_that_came_does_not() throws IOException {
        byte[] value = written(new long[] {1});
        int count = value.length - Long.BYTES - Integer.BYTES;
        assertThat(value[count + Integer.BYTES - 1]).isEqualTo((byte) 1);
        value[count] = 0x1f; // half a billion elements
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(InvalidClassException.class)
                .hasMessage("a value with an array of 520093697 elements, of which it does not hold as many, came from"
                        + " another process and is refused, with all that is in it");
    }

    @Test
    void a_class_that_nobody_named_does_not_and_is_said() throws IOException {
        byte[] value = written(new File("x"));
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("java.io.File")
                .hasMessageContaining("Manager.spawn(\"com.acme.*\")");
    }

    @Test
    void nor_does_an_exception_that_is_not_of_java() throws IOException {
        byte[] value = written(new BadAttributeValueExpException("x"));
        assertThatThrownBy(() -> read(value)).hasMessageContaining("javax.management.BadAttributeValueExpException");
        assertThat(read(written(new FileNotFoundException("y")))).isInstanceOf(IOException.class);
    }

    @Test
    void what_is_longer_than_the_application_allows_does_not_whatever_it_is() throws IOException {
        Reading strict = Reading.ofCaller(Admission.of("maxbytes=100", "maxarray=50"));
        for (Object value :
                List.of("x".repeat(101), new byte[51], new long[13], new ArrayList<>(List.of("y".repeat(90))))) {
            byte[] written = written(value);
            assertThatThrownBy(() -> new ValueReader(new Payload(written, 0, written.length), strict).readValue())
                    .isInstanceOf(InvalidClassException.class)
                    .hasMessageContaining("refused");
        }
        byte[] fitting = written(new byte[50]);
        assertThat(new ValueReader(new Payload(fitting, 0, fitting.length), strict).readValue())
                .isEqualTo(new byte[50]);
    }

    private static Object required(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    private static byte[] written(Object value) throws IOException {
        ValueWriter out = new ValueWriter();
        out.writeValue(value);
        Payload payload = out.payload();
        byte[] bytes = new byte[payload.length()];
        System.arraycopy(payload.array(), payload.offset(), bytes, 0, bytes.length);
        return bytes;
    }

    private static @Nullable Object read(byte[] value) throws IOException {
        return new ValueReader(new Payload(value, 0, value.length), Reading.ofCaller(Admission.of())).readValue();
    }
}
