package dev.stowaway.scan;

import dev.stowaway.locks.Catalogue;
import java.io.IOException;

/**
 * Reads a serialization stream by its grammar (Java Object Serialization Specification, chapter 6), without making an
 * object of it.
 *
 * <p>It keeps a stack of its own, so that no nesting can overflow the thread's. Each step takes at least a byte from the
 * input and bounded time and memory, whatever the bytes are.
 */
final class StreamReader {
    private static final int STEPS_BETWEEN_CLOCKS = 0xfff;

    private final Input in;
    private final Frames frames;
    private final ObjectReader objects;
    private final LockFinder finder;
    private int steps;

    /** 2 before the exception of a writer that has failed, 1 behind it: there the stream forgets its objects. */
    private int untilReset;

    StreamReader(Input in, Frames frames, Catalogue catalogue, LockFinder finder) {
        this.in = in;
        this.frames = frames;
        this.finder = finder;
        this.objects = new ObjectReader(in, frames, catalogue, finder);
    }

    /**
     * Reads a stream whose header was read, up to what can't be a part of it.
     *
     * @throws ScanStop if it breaks off
     */
    void read() throws ScanStop, IOException {
        clear();
        frames.top().begin(Frame.State.TOP, null, 0, in.position(), 0);
        while (step(frames.top())) {
            // each step leaves the stack as it has to be for the next
        }
    }

    private boolean step(Frame frame) throws ScanStop, IOException {
        switch (frame.state) {
            case TOP -> {
                return top(frame);
            }
            case FIELDS -> fields(frame);
            case WRITTEN, WRITTEN_EXTERNAL -> written(frame);
            case ELEMENTS -> elements(frame);
            case NOTES -> note(frame);
            case SUPERCLASS -> superclass(frame);
            case UNBORN -> throw new IllegalStateException("an object without a class");
        }
        return true;
    }

    private boolean top(Frame frame) throws ScanStop, IOException {
        if (untilReset > 0 && --untilReset == 0) {
            objects.forget();
        }
        int tag = in.peek();
        if (!Tags.isOne(tag)) {
            return false;
        }
        in.u1();
        switch (tag) {
            case Tags.BLOCKDATA -> in.skip(in.u1());
            case Tags.BLOCKDATALONG -> skipLong();
            case Tags.RESET -> objects.forget();
            default -> object(frame, tag);
        }
        return true;
    }

    private void fields(Frame frame) throws ScanStop, IOException {
        ClassDescriptor slot = frame.slotType();
        StreamField[] fields = slot.fields;
        if (frame.count == 0 && slot.primitiveBytes == 0 && slot.writesItself() && wroteNoFields()) {
            fieldsDone(frame, slot);
            return;
        }
        do {
            if (frame.count == fields.length) {
                fieldsDone(frame, slot);
                return;
            }
            frame.isKeyNext = fields[frame.count++].isKey;
            object(frame, in.u1());
        } while (frames.top() == frame);
    }

    /** A class that breaks the rules: its {@code writeObject} leaves out the fields. No object begins like this. */
    private boolean wroteNoFields() throws ScanStop, IOException {
        int tag = in.peek();
        return tag == Tags.BLOCKDATA || tag == Tags.BLOCKDATALONG || tag == Tags.ENDBLOCKDATA;
    }

    private void fieldsDone(Frame frame, ClassDescriptor slot) throws ScanStop, IOException {
        if (slot.writesItself()) {
            frame.state = Frame.State.WRITTEN;
            frame.count = 0;
        } else {
            objects.nextSlot(frame);
        }
    }

    private void written(Frame frame) throws ScanStop, IOException {
        int tag = in.u1();
        switch (tag) {
            case Tags.BLOCKDATA -> {
                int length = in.u1();
                if (frame.written < 0 && length >= 4) {
                    frame.written = in.int32();
                    length -= 4;
                }
                in.skip(length);
            }
            case Tags.BLOCKDATALONG -> skipLong();
            case Tags.ENDBLOCKDATA -> {
                if (frame.state == Frame.State.WRITTEN_EXTERNAL) {
                    objects.end(frame);
                } else {
                    objects.nextSlot(frame);
                }
            }
            default -> {
                frame.count++;
                frame.isKeyNext = frame.state == Frame.State.WRITTEN && Edges.isKey(frame);
                object(frame, tag);
            }
        }
    }

    private void elements(Frame frame) throws ScanStop, IOException {
        do {
            if (frame.count == frame.length) {
                objects.end(frame);
                return;
            }
            frame.count++;
            object(frame, in.u1());
        } while (frames.top() == frame);
    }

    private void note(Frame frame) throws ScanStop, IOException {
        int tag = in.u1();
        switch (tag) {
            case Tags.BLOCKDATA -> in.skip(in.u1());
            case Tags.BLOCKDATALONG -> skipLong();
            case Tags.ENDBLOCKDATA -> frame.state = Frame.State.SUPERCLASS;
            default -> object(frame, tag);
        }
    }

    private void superclass(Frame frame) throws ScanStop, IOException {
        int tag = in.u1();
        switch (tag) {
            case Tags.NULL -> objects.described(frame, null);
            case Tags.REFERENCE -> objects.described(frame, objects.descriptor());
            case Tags.CLASSDESC, Tags.PROXYCLASSDESC -> objects.describe(tag);
            default -> throw ObjectReader.unexpected(tag, "a superclass");
        }
    }

    private void skipLong() throws ScanStop, IOException {
        int length = in.int32();
        if (length < 0) {
            throw ScanStop.broken("a block of " + length + " bytes");
        }
        in.skip(length);
    }

    private void object(Frame parent, int tag) throws ScanStop, IOException {
        if ((++steps & STEPS_BETWEEN_CLOCKS) == 0) {
            in.checkTime();
        }
        if (tag == Tags.EXCEPTION) {
            exception();
        } else {
            objects.read(parent, tag);
        }
    }

    /** The writer has failed: what it was writing ends here, and its exception follows in a graph of its own. */
    private void exception() {
        finder.brokenOff();
        clear();
        untilReset = 2;
    }

    private void clear() {
        frames.clear();
        untilReset = 0;
        objects.forget();
    }
}
