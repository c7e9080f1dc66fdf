package dev.stowaway.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.wire.Incarnation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final int LAST = Slots.COUNT - 1;
    private static final Participant ONE =
            new Participant(new Incarnation(1, 2), "/tmp/s\u00f6cket", "process 1 (com.acme.\u00dcne)", 3, 4);
    private static final Participant OTHER =
            new Participant(new Incarnation(5, 6), "/tmp/other", "process 2", Long.MIN_VALUE, -1);

    private final ByteBuffer memory = ByteBuffer.allocateDirect(Slots.COUNT * Slots.BYTES);
    private final Slots slots = new Slots(memory);

    @Test
    void what_is_written_is_read_in_another_mapping() {
        assertThat(slots.write(0, ONE)).isEqualTo(1);
        assertThat(slots.write(LAST, OTHER)).isEqualTo(1);
        Slots there = new Slots(memory.duplicate());
        assertThat(there.read(0, 1)).isEqualTo(ONE);
        assertThat(there.read(LAST, 1)).isEqualTo(OTHER);
    }

    @Test
    void who_was_in_a_slot_before_is_not_found_any_more() {
        assertThat(slots.read(0, 1)).isNull();
        slots.write(0, ONE);
        assertThat(slots.write(0, OTHER)).isEqualTo(2);
        assertThat(slots.read(0, 1)).isNull();
        assertThat(slots.read(0, 2)).isEqualTo(OTHER);
    }

    @Test
    void a_slot_whose_process_died_while_it_was_written_is_nobodys_but_can_be_written_again() {
        slots.write(0, ONE);
        memory.order(ByteOrder.nativeOrder()).putLong(0, 2);
        assertThat(slots.read(0, 1)).isNull();
        assertThat(slots.read(0, 2)).isNull();
        assertThat(slots.write(0, OTHER)).isEqualTo(3);
        assertThat(slots.read(0, 3)).isEqualTo(OTHER);
    }

    @Test
    void whatever_stands_in_the_memory_is_read_without_harm() {
        slots.write(LAST, ONE);
        int socket = LAST * Slots.BYTES + 48;
        for (int length = 0; length < 1 << Short.SIZE; length += 255) {
            memory.putShort(socket, (short) length);
            assertThat(slots.read(LAST, 1)).isNotNull();
        }
    }

    @Test
    void a_long_name_is_cut_off() {
        String name = "process 1 (" + "x".repeat(100) + ")";
        slots.write(0, new Participant(ONE.incarnation(), ONE.socket(), name, 1, 1));
        Participant read = Objects.requireNonNull(slots.read(0, 1));
        assertThat(name).startsWith(read.process());
        assertThat(read.process().getBytes(StandardCharsets.UTF_8)).hasSize(94);
    }

    @Test
    void a_token_is_a_slot_and_its_generation() {
        long token = LockWord.token(LAST, 1L << 40);
        assertThat(LockWord.slot(token)).isEqualTo(LAST);
        assertThat(LockWord.generation(token)).isEqualTo(1L << 40);
        assertThat(LockWord.slot(0)).isEqualTo(-1);
    }
}
