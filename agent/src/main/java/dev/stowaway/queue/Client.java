package dev.stowaway.queue;

import dev.stowaway.ElementsLostException;
import dev.stowaway.OwnerFailedException;
import dev.stowaway.OwnerGoneException;
import dev.stowaway.objects.Reading;
import dev.stowaway.objects.Residence;
import dev.stowaway.objects.Thrown;
import dev.stowaway.objects.ValueReader;
import dev.stowaway.objects.ValueWriter;
import dev.stowaway.owner.Callee.Answer;
import dev.stowaway.owner.Caller;
import dev.stowaway.remote.RemoteObject;
import dev.stowaway.wire.Payload;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a queue, wherever it lives. Thread-safe. */
final class Client {
    private static final Caller HERE = new Here();

    private final Residence residence;
    private final @Nullable RemoteObject remote;
    private final Reading reading;

    /** @param remote null if it lives here */
    Client(Residence residence, @Nullable RemoteObject remote) {
        this.residence = residence;
        this.remote = remote;
        this.reading = Reading.ofCaller(residence.admission());
    }

    /** In a queue that lives here, whoever takes something is this process. */
    private static final class Here implements Caller {
        @Override
        public String process() {
            return "this process";
        }
    }

    /** Which queue it asks. */
    @Override
    public String toString() {
        return residence.toString();
    }

    Reading reading() {
        return reading;
    }

    /**
     * Puts as many of the {@code count} values as there is room for; waits for the first.
     *
     * @throws InterruptedException only if it may wait
     */
    int put(ValueWriter values, int count, long nanos) throws IOException, InterruptedException {
        if (remote == null && residence.callee() instanceof QueueCallee here) {
            return here.queue().put(values.payload(), count, nanos).count();
        }
        Protocol.endPut(values, count, nanos);
        Payload answer = call(Protocol.PUT, values, nanos);
        return answer == null ? 0 : (int) number(answer);
    }

    /** What is there, or comes in time. */
    Batch take(long inbox, int max, long nanos, Numbers done) throws InterruptedException {
        ValueWriter out = new ValueWriter();
        out.writeNumber(inbox);
        out.writeNumber(max);
        out.writeNumber(nanos);
        Protocol.writeNumbers(out, done);
        Payload answer = call(Protocol.TAKE, out, nanos);
        return answer == null ? Batch.UNANSWERED : batch(answer);
    }

    /** False if there was no answer in that time; it may be said again. */
    boolean done(Numbers elements, long nanos) throws InterruptedException {
        ValueWriter out = new ValueWriter();
        Protocol.writeNumbers(out, elements);
        return call(Protocol.DONE, out, nanos) != null;
    }

    /** How many times something was delivered to this process before; null if there was no answer in that time. */
    @Nullable
    Long giveBack(Numbers elements, long nanos) throws InterruptedException {
        ValueWriter out = new ValueWriter();
        Protocol.writeNumbers(out, elements);
        Payload answer = call(Protocol.GIVE_BACK, out, nanos);
        return answer == null ? null : number(answer);
    }

    /**
     * False if the time was over before.
     *
     * @throws ElementsLostException if consumers have died and left elements undone
     */
    boolean join(long nanos) throws InterruptedException {
        ValueWriter out = new ValueWriter();
        out.writeNumber(nanos);
        Payload answer = call(Protocol.JOIN, out, nanos);
        if (answer == null) {
            return false;
        }
        try {
            ValueReader in = new ValueReader(answer, reading);
            long lost = in.readNumber();
            List<Object> elements = new ArrayList<>();
            for (long i = 0; i < lost; i++) {
                elements.add(lost(in));
            }
            if (!elements.isEmpty()) {
                String what = elements.size() == 1 ? "1 element was lost" : elements.size() + " elements were lost";
                throw new ElementsLostException(
                        what + ", taken by consumers that have died: elements() of this exception has what it was",
                        elements);
            }
            return lost != Protocol.END;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The element; why it can't be read, if it can't. */
    private static Object lost(ValueReader in) throws IOException {
        try {
            Object element = in.readValue();
            if (element == null) {
                throw new StreamCorruptedException("a queue has no element null");
            }
            return element;
        } catch (InvalidObjectException | InvalidClassException | OwnerGoneException e) {
            return "(can't be read: " + e.getMessage() + ")";
        }
    }

    void close() {
        call(Protocol.CLOSE, new ValueWriter());
    }

    /** What is ready; its turn is the number of what was put last. */
    Batch snapshot(long after, long upTo, int max) {
        ValueWriter out = new ValueWriter();
        out.writeNumber(after);
        out.writeNumber(upTo);
        out.writeNumber(max);
        return batch(call(Protocol.SNAPSHOT, out));
    }

    /** Of these, in their order; how many were still there. */
    long remove(Numbers elements) {
        ValueWriter out = new ValueWriter();
        Protocol.writeNumbers(out, elements);
        return number(call(Protocol.REMOVE, out));
    }

    void clear() {
        call(Protocol.CLEAR, new ValueWriter());
    }

    QueueState.Figures figures() {
        try {
            ValueReader in = new ValueReader(call(Protocol.FIGURES, new ValueWriter()), reading);
            return new QueueState.Figures(in.readCount(), in.readNumber(), in.readNumber(), in.readNumber() == 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Payload answer) {
        try {
            return new ValueReader(answer, Reading.NOTHING).readNumber();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Batch batch(Payload answer) {
        try {
            ValueReader in = new ValueReader(answer, reading);
            long turn = in.readNumber();
            return new Batch(in, turn, (int) in.readNumber());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Payload call(int method, ValueWriter out) {
        try {
            return result(
                    remote == null
                            ? residence.callee().call(HERE, method, out.payload())
                            : remote.call(method, out.payload()));
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /**
     * Who does not wait is not interrupted.
     *
     * @return null if there was no answer in that time
     */
    private @Nullable Payload call(int method, ValueWriter out, long nanos) throws InterruptedException {
        if (nanos <= 0) {
            return call(method, out);
        }
        Answer answer = remote == null
                ? residence.callee().call(HERE, method, out.payload())
                : remote.callInTime(method, out.payload(), nanos);
        return answer == null ? null : result(answer);
    }

    private Payload result(Answer answer) {
        if (!answer.isThrown()) {
            return answer.payload();
        }
        Throwable thrown = Thrown.read(answer.payload(), reading, remote == null ? "this process" : remote.process());
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        throw new OwnerFailedException(String.valueOf(thrown), thrown);
    }
}
