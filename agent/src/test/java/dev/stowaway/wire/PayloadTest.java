package dev.stowaway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows frames. */
@Timeout(60)
class PayloadTest {
    @AutoClose
    private final SocketPair pair = SocketPair.connected();

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "8191, 0", "8192, 1", "100000, 0", "10, 3000000", "5000000, 0", "5000000, 5000000"})
    void arrives_whole_whatever_its_length_and_frames_after_it_do(int length, int tail) throws Exception {
        byte[] bytes = random(length);
        byte[] last = random(tail);
        Payload payload = new Payload(bytes, 0, length, tail == 0 ? null : new Payload(last, 0, tail));
        Worker<Frame> receiver = Threads.PLATFORM.start(() -> pair.left().receive(Frame.FOREVER));

        pair.right().send(Frame.answer(FrameKind.RETURNED, 7, payload));
        pair.right().send(Frame.of(FrameKind.DONE, 8));

        Frame received = receiver.result();
        assertThat(received.id()).isEqualTo(7);
        assertThat(bytesOf(received.payload())).isEqualTo(bytes);
        Payload ofTail = received.payload().tail();
        assertThat(ofTail == null ? new byte[0] : bytesOf(ofTail)).isEqualTo(last);
        assertThat(pair.left().receive(Frame.FOREVER)).isEqualTo(Frame.of(FrameKind.DONE, 8));
    }

    @Test
    void a_call_carries_its_object_and_its_method_too() throws IOException {
        pair.right().send(Frame.call(1, 2, -3, new Payload(new byte[] {9, 4, 9}, 1, 1)));

        Frame call = Objects.requireNonNull(pair.left().receive(Frame.FOREVER));
        assertThat(call.target()).isEqualTo(2);
        assertThat(call.nanos()).isEqualTo(-3);
        assertThat(bytesOf(call.payload())).containsExactly(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Payload.MOST_BYTES + 1L, Long.MAX_VALUE})
    void more_than_is_allowed_is_refused_before_it_comes(long length) throws IOException {
        announce(length, 0);

        assertThatThrownBy(() -> pair.left().receive(Frame.FOREVER))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(Long.toString(length));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 11})
    void so_is_a_tail_that_is_no_part_of_it(long tail) throws IOException {
        announce(10, tail);

        assertThatThrownBy(() -> pair.left().receive(Frame.FOREVER)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void the_end_of_the_peer_within_it_is_the_end() throws IOException {
        announce(Payload.MOST_BYTES, 0);
        pair.right().channel().write(ByteBuffer.wrap(new byte[100]));
        pair.right().close();

        assertThatThrownBy(() -> pair.left().receive(Frame.FOREVER)).isInstanceOf(EOFException.class);
    }

    private void announce(long length, long tail) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Frame.MAX_BYTES);
        new Frame(FrameKind.RETURNED, 0, 1, tail, length, 0, "").encode(bytes);
        pair.right().channel().write(bytes.flip());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytesOf(Payload payload) {
        return Arrays.copyOfRange(payload.array(), payload.offset(), payload.offset() + payload.length());
    }
}
