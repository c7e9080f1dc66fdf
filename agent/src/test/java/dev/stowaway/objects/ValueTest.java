package dev.stowaway.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.wire.Payload;
import java.io.IOException;
import java.io.NotSerializableException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What {@link ValueWriter} writes, {@link ValueReader} reads; and of anything else it says that it is none. */
class ValueTest {
    private static final Reading OF_JDK = Reading.ofCaller(Admission.of());

    @Property(edgeCases = EdgeCasesMode.NONE)
    void values_arrive_as_they_were_sent(@ForAll("someValues") List<@Nullable Object> values) throws IOException {
        ValueReader in = new ValueReader(written(values), OF_JDK);
        for (Object value : values) {
            assertThat(in.readValue()).isEqualTo(value);
        }
        assertThat(in.hasMore()).isFalse();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void who_skips_a_value_is_where_its_reader_is(@ForAll("someValues") List<@Nullable Object> values)
            throws IOException {
        Payload payload = written(values);
        ValueReader reads = new ValueReader(payload, OF_JDK);
        ValueReader skips = new ValueReader(payload, OF_JDK);
        for (int i = 0; i < values.size(); i++) {
            reads.readValue();
            skips.skipValue();
            assertThat(skips.position()).isEqualTo(reads.position());
        }
    }

    @Example
    void a_large_array_at_the_end_is_skipped_with_its_length() throws IOException {
        ValueWriter out = new ValueWriter();
        out.writeValue("first");
        out.endWith(written(List.of(new byte[100_000])));
        ValueReader in = new ValueReader(out.payload(), OF_JDK);
        in.skipValue();
        in.skipValue();
        assertThat(in.hasMore()).isFalse();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_message_that_is_cut_off_is_never_taken_for_a_whole_one(
            @ForAll("someValues") List<@Nullable Object> values, @ForAll @IntRange(min = 1, max = 1000) int missing)
            throws IOException {
        Payload payload = written(values);
        int length = payload.length() - Math.min(missing, payload.length());
        ValueReader in = new ValueReader(new Payload(payload.array(), payload.offset(), length), OF_JDK);
        int read = 0;
        try {
            for (Object value : values) {
                assertThat(in.readValue()).isEqualTo(value);
                read++;
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("shorter than it says");
        }
        assertThat(read).isLessThan(Math.max(1, values.size()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 5_000)
    void of_garbage_it_is_said_that_it_can_not_be_read(@ForAll byte[] garbage) {
        readsOrRefuses(garbage);
    }

    /** What looks like a value gets farther. */
    @Property(edgeCases = EdgeCasesMode.NONE, tries = 20_000)
    void of_a_spoilt_value_it_is_said_that_it_can_not_be_read(
            @ForAll("values") @Nullable Object value,
            @ForAll @IntRange(max = 1000) int where,
            @ForAll byte spoilt,
            @ForAll @IntRange(max = 1000) int alsoWhere,
            @ForAll byte alsoSpoilt)
            throws IOException {
        Payload payload = written(Arrays.asList(value));
        byte[] bytes = Arrays.copyOf(payload.array(), payload.length());
        bytes[where % bytes.length] = spoilt;
        bytes[alsoWhere % bytes.length] = alsoSpoilt;
        readsOrRefuses(bytes);
    }

    private static void readsOrRefuses(byte[] bytes) {
        ValueReader in = new ValueReader(new Payload(bytes, 0, bytes.length), OF_JDK);
        try {
            while (in.hasMore()) {
                in.readValue();
            }
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Example
    void half_of_a_surrogate_pair_is_not_lost() throws IOException {
        String half = "a\ud800?";
        ValueReader in = new ValueReader(written(List.of(half, "\ud83d\ude00")), OF_JDK);
        assertThat(in.readValue()).isEqualTo(half);
        assertThat(in.readValue()).isEqualTo("\ud83d\ude00");
    }

    @Example
    void a_number_of_more_than_ten_bytes_is_none() {
        byte[] bytes = new byte[11];
        Arrays.fill(bytes, (byte) 0x80);
        assertThatThrownBy(() -> new ValueReader(new Payload(bytes, 0, bytes.length), OF_JDK).readNumber())
                .isInstanceOf(IOException.class)
                .hasMessage("a number of more than ten bytes");
    }

    @Example
    void what_can_not_be_serialized_is_named() {
        ValueWriter out = new ValueWriter();
        assertThatThrownBy(() -> out.writeValue(List.of(new Object())))
                .isInstanceOf(NotSerializableException.class)
                .hasMessage("java.lang.Object");
        assertThatThrownBy(() -> out.writeValue(new ArrayBlockingQueue<>(1)))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("Send a SharedQueue");
    }

    private static Payload written(List<@Nullable Object> values) throws IOException {
        ValueWriter out = new ValueWriter();
        for (Object value : values) {
            out.writeValue(value);
        }
        return out.payload();
    }

    @Provide
    Arbitrary<List<@Nullable Object>> someValues() {
        return values().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<@Nullable Object> values() {
        Arbitrary<@Nullable Object> simple = Arbitraries.oneOf(
                        Arbitraries.integers().asGeneric(),
                        Arbitraries.longs().asGeneric(),
                        Arbitraries.strings().all().ofMaxLength(40).asGeneric(),
                        Arbitraries.of(true, false).asGeneric(),
                        Arbitraries.doubles().asGeneric())
                .injectNull(0.1);
        return Arbitraries.oneOf(
                simple,
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300).asGeneric(),
                Arbitraries.longs().array(long[].class).ofMaxSize(20).asGeneric(),
                Arbitraries.bigIntegers().asGeneric(),
                Arbitraries.floats().asGeneric(),
                Arbitraries.longs().map(Duration::ofMillis).asGeneric(),
                Arbitraries.longs().map(Instant::ofEpochMilli).asGeneric(),
                Arbitraries.of(LocalDate.EPOCH, BigInteger.TWO, Thread.State.NEW, List.of(), int.class),
                simple.list().ofMaxSize(5).map(ArrayList::new).asGeneric(),
                simple.set().ofMaxSize(9).map(HashSet::new).asGeneric(),
                Arbitraries.maps(Arbitraries.integers(), simple)
                        .ofMaxSize(5)
                        .map(TreeMap::new)
                        .asGeneric());
    }
}
