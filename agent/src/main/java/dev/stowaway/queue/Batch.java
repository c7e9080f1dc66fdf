package dev.stowaway.queue;

import dev.stowaway.objects.Reading;
import dev.stowaway.objects.ValueReader;
import dev.stowaway.wire.Payload;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;

/** Elements that came in one message, or why none did; each is read when it is its turn. Not thread-safe. */
final class Batch {
    /** For want of an answer: what was said together with the question was not heard, either. */
    static final Batch UNANSWERED = new Batch(new ValueReader(Payload.NONE, Reading.NOTHING), 0, 0);

    private final ValueReader in;
    private final long turn;
    private final boolean isEnd;
    private int left;
    private long number;
    private int deliveries;

    /**
     * @param turn of deliveries to this process: of this one, or the last one if there is nothing
     * @param count how many there are; {@link Protocol#END}
     */
    Batch(ValueReader in, long turn, int count) {
        this.in = in;
        this.turn = turn;
        this.isEnd = count == Protocol.END;
        this.left = Math.max(count, 0);
    }

    long turn() {
        return turn;
    }

    /** Whether the queue is closed, and nothing more will come. */
    boolean isEnd() {
        return isEnd;
    }

    int left() {
        return left;
    }

    /** Goes on to the next one: first {@link #number} and {@link #deliveries}, then its {@link #value}, have to be asked. */
    void next() {
        left--;
        try {
            number += in.readNumber();
            deliveries = (int) in.readNumber();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long number() {
        return number;
    }

    int deliveries() {
        return deliveries;
    }

    Object value() {
        try {
            Object value = in.readValue();
            if (value == null) {
                throw new StreamCorruptedException("a queue has no element null");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes over the value of the present one. */
    void skip() {
        try {
            in.skipValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
