package dev.stowaway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large payloads, once both ends have memory in common. */
@Timeout(60)
class PayloadMemoryTest {
    private static final int LARGE = 1 << 20;

    @AutoClose
    private final SocketPair pair = SocketPair.connected();

    @ParameterizedTest
    @CsvSource({"65536, 0, true", "1048576, 0, true", "10, 1000000, true", "65535, 0, false", "1048577, 0, false"})
    void go_through_it_either_way_if_they_are_large_and_fit(int length, int tail, boolean isInMemory) throws Exception {
        share(LARGE);
        Payload payload = payload(length, tail);

        assertArrives(pair.left(), pair.right(), payload, isInMemory);
        assertArrives(pair.right(), pair.left(), payload, isInMemory);
    }

    @Test
    void is_not_wanted_before_there_was_a_large_payload() throws Exception {
        assertArrives(pair.left(), pair.right(), payload(PayloadMemory.FEWEST_BYTES - 1, 0), false);

        assertThat(pair.left().large().offer()).isNull();
        assertThat(pair.right().large().offer()).isNull();
    }

    @Test
    void is_wanted_by_who_has_received_a_large_payload_too() throws Exception {
        assertArrives(pair.left(), pair.right(), payload(LARGE, 0), false);

        try (MemoryOffer offer = pair.right().large().offer()) {
            assertThat(Objects.requireNonNull(offer).frame(1).amount()).isEqualTo(LARGE);
        }
    }

    @Test
    void grows_with_what_did_not_fit() throws Exception {
        share(LARGE);
        Payload larger = payload(3 * LARGE, 0);
        assertArrives(pair.left(), pair.right(), larger, false);

        share(4 * LARGE);

        assertArrives(pair.left(), pair.right(), larger, true);
    }

    @Test
    void is_not_asked_for_again_once_it_was_refused() throws Exception {
        assertArrives(pair.left(), pair.right(), payload(LARGE, 0), false);
        Objects.requireNonNull(pair.left().large().offer()).close();
        pair.left().large().answered(false);
        assertArrives(pair.left(), pair.right(), payload(LARGE, 0), false);

        assertThat(pair.left().large().offer()).isNull();
    }

    /** Who has given up may not write over what is still to be read; the next answer says that it was. */
    @Test
    void is_left_alone_while_the_other_end_may_be_at_it() throws Exception {
        share(LARGE);
        pair.left().large().abandoned();
        assertArrives(pair.left(), pair.right(), payload(LARGE, 0), false);
        assertArrives(pair.right(), pair.left(), payload(LARGE, 0), true);

        assertThat(pair.left().large().offer()).as("another one").isNull();
        pair.left().large().settled();

        assertArrives(pair.left(), pair.right(), payload(LARGE, 0), true);
    }

    @Test
    void that_was_offered_can_be_read_before_there_is_an_answer_and_not_be_written() throws Exception {
        assertArrives(pair.left(), pair.right(), payload(LARGE, 0), false);
        try (MemoryOffer offer = Objects.requireNonNull(pair.left().large().offer())) {
            pair.right().large().offered(offer.frame(5));
        }

        assertArrives(pair.right(), pair.left(), payload(LARGE, 0), true);
        assertArrives(pair.left(), pair.right(), payload(LARGE, 0), false);
        assertThat(pair.left().large().offer()).isNull();
    }

    @Test
    void is_a_file_of_the_user_alone_that_is_gone_once_it_is_taken() throws Exception {
        assertArrives(pair.left(), pair.right(), payload(LARGE, 0), false);
        Path file;
        try (MemoryOffer offer = Objects.requireNonNull(pair.left().large().offer())) {
            file = file(offer);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        assertThat(file).doesNotExist();
    }

    @Test
    void whoever_makes_one_removes_what_was_left_long_ago() throws Exception {
        Path left;
        Path recent;
        try (MemoryOffer offer = MemoryOffer.create(LARGE)) {
            Path file = file(offer);
            left = Files.createFile(file.resolveSibling("stowaway-payload-left-" + System.nanoTime()));
            recent = Files.createFile(file.resolveSibling("stowaway-payload-recent-" + System.nanoTime()));
        }
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        try {
            MemoryOffer.create(LARGE).close();

            assertThat(left).doesNotExist();
            assertThat(recent).exists();
        } finally {
            Files.delete(recent);
        }
    }

    @Test
    void is_refused_where_its_file_is_not_to_be_seen() throws Exception {
        assertRefused(offer(UUID.randomUUID(), LARGE));
    }

    @Test
    void is_refused_if_that_is_no_file(@TempDir Path elsewhere) throws Exception {
        UUID link = UUID.randomUUID();
        UUID folder = UUID.randomUUID();
        Path target = Files.write(elsewhere.resolve("target"), new byte[LARGE]);
        Files.createSymbolicLink(MemoryOffer.file(link), target);
        Files.createDirectory(MemoryOffer.file(folder));
        try {
            assertRefused(offer(link, LARGE));
            assertRefused(offer(folder, Files.size(MemoryOffer.file(folder))));
        } finally {
            Files.delete(MemoryOffer.file(link));
            Files.delete(MemoryOffer.file(folder));
        }
    }

    @Test
    void is_refused_if_it_has_another_length_than_it_is_said_to_have_or_is_too_long() throws Exception {
        UUID id = UUID.randomUUID();
        try (RandomAccessFile file = new RandomAccessFile(MemoryOffer.file(id).toFile(), "rw")) {
            file.setLength(LARGE);
            assertRefused(offer(id, LARGE + 1));
            assertRefused(offer(id, LARGE - 1));
            file.setLength(PayloadMemory.MOST_BYTES + 1L);
            assertRefused(offer(id, PayloadMemory.MOST_BYTES + 1L));
        } finally {
            Files.delete(MemoryOffer.file(id));
        }
    }

    @Test
    void that_nobody_has_offered_can_hold_nothing() throws Exception {
        announce(LARGE);

        assertThatThrownBy(() -> pair.left().receive(Frame.FOREVER))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("nobody has offered");
    }

    @Test
    void holds_no_more_than_it_can() throws Exception {
        share(LARGE);
        announce(LARGE + 1);

        assertThatThrownBy(() -> pair.left().receive(Frame.FOREVER))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(Integer.toString(LARGE + 1));
    }

    /** After a payload as large as that. */
    private void share(int bytes) throws Exception {
        assertArrives(pair.left(), pair.right(), payload(bytes, 0), false);
        try (MemoryOffer offer = Objects.requireNonNull(pair.left().large().offer())) {
            answer(offer);
        }
    }

    private void answer(MemoryOffer offer) {
        Frame answer = pair.right().large().offered(offer.frame(5));
        assertThat(answer).isEqualTo(Frame.done(5, 1));
        pair.left().large().answered(true);
    }

    private static Frame offer(UUID id, long bytes) {
        return new Frame(FrameKind.MEMORY, 0, 5, id.getMostSignificantBits(), bytes, id.getLeastSignificantBits(), "");
    }

    private static Path file(MemoryOffer offer) throws IOException {
        Frame frame = offer.frame(1);
        return MemoryOffer.file(new UUID(frame.target(), frame.nanos()));
    }

    private void assertRefused(Frame offer) {
        assertThat(pair.left().large().offered(offer)).isEqualTo(Frame.done(5, 0));
    }

    /** A payload in memory. */
    private void announce(long length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Frame.MAX_BYTES);
        new Frame(FrameKind.RETURNED, Frame.IN_MEMORY, 1, 0, length, 0, "").encode(bytes);
        pair.right().channel().write(bytes.flip());
    }

    private static void assertArrives(Link from, Link to, Payload payload, boolean isInMemory) throws Exception {
        Worker<Frame> receiver = Threads.PLATFORM.start(() -> to.receive(Frame.FOREVER));
        from.send(Frame.answer(FrameKind.RETURNED, 7, payload));

        Frame received = receiver.result();
        assertThat(bytes(received.payload())).isEqualTo(bytes(payload));
        assertThat(bytes(received.payload().tail())).isEqualTo(bytes(payload.tail()));
        assertThat(received.isInMemory()).isEqualTo(isInMemory);
    }

    private static Payload payload(int length, int tail) {
        return new Payload(random(length), 0, length, tail == 0 ? null : new Payload(random(tail), 0, tail));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(@Nullable Payload payload) {
        return payload == null
                ? new byte[0]
                : Arrays.copyOfRange(payload.array(), payload.offset(), payload.offset() + payload.length());
    }
}
