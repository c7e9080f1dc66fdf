package dev.stowaway.queue;

import dev.stowaway.objects.Reading;
import dev.stowaway.objects.Thrown;
import dev.stowaway.objects.ValueReader;
import dev.stowaway.objects.ValueWriter;
import dev.stowaway.owner.Callee;
import dev.stowaway.owner.Caller;
import dev.stowaway.wire.Payload;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out what is asked of a queue, for consumers and producers here and elsewhere. Thread-safe. */
final class QueueCallee implements Callee {
    /** What is handed out at a time; a larger element goes by itself. */
    private static final int MOST_BYTES = 1 << 18;

    /** The same of what is listed. */
    private static final int MOST_LISTED_BYTES = 1 << 24;

    private final QueueState queue;

    QueueCallee(Policy policy) {
        this.queue = new QueueState(policy);
    }

    QueueState queue() {
        return queue;
    }

    @Override
    public Answer call(Caller caller, long method, Payload arguments) throws InterruptedException {
        try {
            ValueWriter out = new ValueWriter();
            Runnable undo = perform(caller, (int) method, arguments, out);
            return new Answer(false, out.payload(), undo);
        } catch (IOException | RuntimeException | Error e) {
            return new Answer(true, Thrown.write(e));
        }
    }

    /** What takes it back, for a caller that gives up in the moment of the answer. */
    private @Nullable Runnable perform(Caller caller, int method, Payload arguments, ValueWriter out)
            throws IOException, InterruptedException {
        ValueReader in = new ValueReader(arguments, Reading.NOTHING);
        switch (method) {
            case Protocol.PUT -> {
                return put(arguments, out);
            }
            case Protocol.TAKE -> {
                return take(caller, in, out);
            }
            case Protocol.JOIN -> {
                return join(in.readNumber(), out);
            }
            case Protocol.DONE -> queue.done(caller, Protocol.readNumbers(in));
            case Protocol.GIVE_BACK -> out.writeNumber(queue.giveBack(caller, Protocol.readNumbers(in)));
            case Protocol.CLOSE -> queue.close();
            case Protocol.SNAPSHOT -> {
                long last = queue.last();
                List<Element> listed =
                        queue.snapshot(in.readNumber(), in.readNumber(), in.readCount(), MOST_LISTED_BYTES);
                Protocol.writeElements(out, last, listed);
            }
            case Protocol.REMOVE -> out.writeNumber(queue.remove(Protocol.readNumbers(in)));
            case Protocol.CLEAR -> queue.clear();
            case Protocol.FIGURES -> {
                QueueState.Figures figures = queue.figures();
                out.writeNumber(figures.ready());
                out.writeNumber(figures.unfinished());
                out.writeNumber(figures.redeliveries());
                out.writeNumber(figures.isClosed() ? 1 : 0);
            }
            default -> throw new StreamCorruptedException("a queue has no method " + method);
        }
        return null;
    }

    private Runnable put(Payload arguments, ValueWriter out) throws IOException, InterruptedException {
        int length = arguments.length() - Protocol.PUT_BYTES;
        if (length < 0) {
            throw new StreamCorruptedException("a message that is too short to put anything");
        }
        Payload end = new Payload(arguments.array(), arguments.offset() + length, Protocol.PUT_BYTES);
        ValueReader in = new ValueReader(end, Reading.NOTHING);
        int count = in.readInt();
        if (count < 1) {
            throw new StreamCorruptedException("a message that puts " + count + " elements");
        }
        Payload values = new Payload(arguments.array(), arguments.offset(), length);
        QueueState.Put put = queue.put(values, count, in.readFixed());
        out.writeNumber(put.count());
        return new Undo.OfPut(queue, put);
    }

    private @Nullable Runnable take(Caller caller, ValueReader in, ValueWriter out)
            throws IOException, InterruptedException {
        long inbox = in.readNumber();
        int max = in.readCount();
        long nanos = in.readNumber();
        queue.done(caller, Protocol.readNumbers(in));
        QueueState.Taken taken = queue.take(caller, inbox, max, MOST_BYTES, nanos);
        if (taken.isEnd()) {
            out.writeNumber(taken.turn());
            out.writeNumber(Protocol.END);
            return null;
        }
        Protocol.writeElements(out, taken.turn(), taken.elements());
        return Undo.ofTake(queue, caller, inbox, taken);
    }

    private @Nullable Runnable join(long nanos, ValueWriter out) throws InterruptedException {
        Lost lost = queue.join(nanos);
        if (lost == null) {
            out.writeNumber(Protocol.END);
            return null;
        }
        out.writeNumber(lost.elements().size());
        for (Element element : lost.elements()) {
            Payload value = element.value();
            out.write(value.array(), value.offset(), value.length());
        }
        return new Undo.OfJoin(queue, lost);
    }

    @Override
    public boolean remembersCallers() {
        return true;
    }

    @Override
    public void died(Caller caller) {
        queue.died(caller);
    }
}
