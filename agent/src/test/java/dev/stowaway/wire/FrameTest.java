package dev.stowaway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrameTest {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_frame_arrives_as_it_was_sent(@ForAll("frames") Frame frame) throws ProtocolException {
        ByteBuffer bytes = bytes(List.of(frame));

        assertThat(Frame.decode(bytes)).isEqualTo(frame);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    /** Whatever the network makes of them: they come in pieces, and several in one. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void frames_arrive_whole_wherever_their_bytes_are_split(
            @ForAll("someFrames") List<Frame> frames, @ForAll @IntRange(min = 1, max = 700) int piece)
            throws ProtocolException {
        ByteBuffer bytes = bytes(frames);
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        ByteBuffer in = ByteBuffer.allocate(Frame.MAX_BYTES + piece).flip();
        List<Frame> arrived = new ArrayList<>();

        for (int i = 0; i < all.length; i += piece) {
            in.compact().put(all, i, Math.min(piece, all.length - i)).flip();
            for (Frame frame = Frame.decode(in); frame != null; frame = Frame.decode(in)) {
                arrived.add(frame);
            }
        }

        assertThat(arrived).isEqualTo(frames);
        assertThat(in.hasRemaining()).isFalse();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_frame_that_has_not_arrived_to_its_end_is_left_where_it_is(
            @ForAll("frames") Frame frame, @ForAll @IntRange(max = 511) int arrived) throws ProtocolException {
        ByteBuffer bytes = bytes(List.of(frame));
        bytes.limit(Math.min(arrived, bytes.limit() - 1));

        assertThat(Frame.decode(bytes)).isNull();
        assertThat(bytes.position()).isZero();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_long_text_is_cut_between_two_characters(@ForAll("texts") String text) throws ProtocolException {
        String arrived = arrive(frame(text)).text();

        assertThat(text).startsWith(arrived);
        int bytes = utf8(arrived);
        assertThat(bytes).isLessThanOrEqualTo(Frame.MAX_TEXT_BYTES);
        if (!arrived.equals(text)) {
            int next = text.codePointAt(arrived.length());
            assertThat(bytes + utf8(Character.toString(next)))
                    .as("so much of it would have fit")
                    .isGreaterThan(Frame.MAX_TEXT_BYTES);
        }
    }

    @Example
    void half_a_character_is_no_reason_to_fail() throws ProtocolException {
        assertThat(arrive(frame("thread \ud83d"))).isEqualTo(frame("thread ?"));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_length_that_no_frame_has_is_refused_at_once(@ForAll @IntRange(max = 0xffff) int length) {
        ByteBuffer bytes = ByteBuffer.allocate(2).putShort((short) length).flip();

        if (length >= 30 && length <= 510) {
            assertThat(decodes(bytes)).isTrue();
        } else {
            assertThatThrownBy(() -> Frame.decode(bytes))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("a frame of " + length + " bytes; allowed: 30 to 510");
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_kind_that_is_none_is_refused(@ForAll("frames") Frame frame, @ForAll @IntRange(max = 255) int kind) {
        ByteBuffer bytes = bytes(List.of(frame)).put(2, (byte) kind);

        if (kind < FrameKind.values().length) {
            assertThat(decodes(bytes)).isTrue();
        } else {
            assertThatThrownBy(() -> Frame.decode(bytes))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("a frame of the unknown kind " + kind);
        }
    }

    /** Nothing but frames and refusals comes of garbage, and it ends. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void garbage_is_refused_or_becomes_frames(@ForAll @Size(max = 2048) byte[] garbage) {
        ByteBuffer bytes = ByteBuffer.wrap(garbage);
        try {
            int before = bytes.position();
            while (Frame.decode(bytes) != null) {
                assertThat(bytes.position()).isGreaterThanOrEqualTo(before + Frame.HEADER_BYTES);
                before = bytes.position();
            }
            assertThat(bytes.position()).isEqualTo(before);
        } catch (ProtocolException e) {
            assertThat(e).hasMessageStartingWith("a frame of ");
        }
    }

    @Example
    void a_mode_has_eight_bits_and_no_sign() throws ProtocolException {
        Frame frame = new Frame(FrameKind.RELEASE, LockMode.WRITE.ordinal() | Frame.ANSWER, 1, 2, 3, 4, "");

        assertThat(Frame.decode(bytes(List.of(frame)))).isEqualTo(frame);
    }

    @Provide
    Arbitrary<Frame> frames() {
        return Combinators.combine(
                        Arbitraries.of(FrameKind.class),
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.integers(),
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        texts().filter(text -> utf8(text) <= Frame.MAX_TEXT_BYTES))
                .as(Frame::new);
    }

    @Provide
    Arbitrary<List<Frame>> someFrames() {
        return frames().list().ofMaxSize(3);
    }

    /** Of characters of one to four bytes. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "\u0000", "é", "€", "\uffff", "\ud83d\udd12")
                .list()
                .ofMaxSize(600)
                .map(characters -> String.join("", characters));
    }

    private static Frame frame(String text) {
        return new Frame(FrameKind.LINE, 0, 0, 0, 0, 0, text);
    }

    private static Frame arrive(Frame sent) throws ProtocolException {
        return Objects.requireNonNull(Frame.decode(bytes(List.of(sent))));
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean decodes(ByteBuffer bytes) {
        try {
            Frame frame = Frame.decode(bytes);
            return frame != null || bytes.position() == 0;
        } catch (ProtocolException e) {
            return false;
        }
    }

    private static ByteBuffer bytes(List<Frame> frames) {
        ByteBuffer bytes = ByteBuffer.allocate(Frame.MAX_BYTES * Math.max(frames.size(), 1));
        for (Frame frame : frames) {
            frame.encode(bytes);
        }
        return bytes.flip();
    }
}
