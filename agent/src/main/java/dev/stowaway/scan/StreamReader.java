package dev.stowaway.scan;

import dev.stowaway.locks.Catalogue;
import dev.stowaway.path.Identity;
import dev.stowaway.path.Symbol;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a serialization stream by its grammar (Java Object Serialization Specification, chapter 6), without making an
 * object of it.
 *
 * <p>It keeps a stack of its own, so that no nesting can overflow the thread's. Each step takes at least a byte from the
 * input and bounded time and memory, whatever the bytes are.
 */
final class StreamReader {
    private static final int STEPS_BETWEEN_CLOCKS = 0xfff;

    /** A key that was met too long ago. */
    private static final Symbol FORGOTTEN = new Symbol("<?>");

    private final Input in;
    private final Frames frames;
    private final Handles handles = new Handles();
    private final Values values = new Values();
    private final DescriptorReader descriptors;
    private final Catalogue catalogue;
    private final LockFinder finder;
    private int steps;

    /** Whether the stream forgets its objects when the one that is being read ends. */
    private boolean isException;

    StreamReader(Input in, Frames frames, Catalogue catalogue, LockFinder finder) {
        this.in = in;
        this.frames = frames;
        this.catalogue = catalogue;
        this.finder = finder;
        this.descriptors = new DescriptorReader(in, handles, values, catalogue);
    }

    /**
     * Reads a stream whose header was read, up to what can't be a part of it.
     *
     * @throws ScanStop if it breaks off
     */
    void read() throws ScanStop, IOException {
        clear();
        isException = false;
        frames.top().begin(Frame.State.TOP, null, 0, in.position(), 0);
        while (step(frames.top())) {
            if ((++steps & STEPS_BETWEEN_CLOCKS) == 0) {
                in.checkTime();
            }
        }
    }

    private void clear() {
        frames.clear();
        reset();
    }

    private void reset() {
        handles.clear();
        values.clear();
        descriptors.clear();
    }

    private boolean step(Frame frame) throws ScanStop, IOException {
        switch (frame.state) {
            case TOP -> {
                return top(frame);
            }
            case FIELDS -> field(frame);
            case WRITTEN, WRITTEN_EXTERNAL -> written(frame);
            case ELEMENTS -> element(frame);
            case NOTES -> note(frame);
            case SUPERCLASS -> superclass(frame);
            case UNBORN -> throw new IllegalStateException("an object without a class");
        }
        return true;
    }

    private boolean top(Frame frame) throws ScanStop, IOException {
        if (isException) {
            isException = false;
            reset();
        }
        int tag = in.peek();
        if (!Tags.isOne(tag)) {
            return false;
        }
        in.u1();
        switch (tag) {
            case Tags.BLOCKDATA -> in.skip(in.u1());
            case Tags.BLOCKDATALONG -> skipLong();
            case Tags.RESET -> reset();
            default -> object(frame, tag);
        }
        return true;
    }

    private void field(Frame frame) throws ScanStop, IOException {
        ClassDescriptor slot = frame.slotType();
        if (frame.count == slot.fields.size()) {
            fieldsDone(frame, slot);
            return;
        }
        if (frame.count == 0 && slot.primitiveBytes == 0 && slot.writesItself() && wroteNoFields()) {
            fieldsDone(frame, slot);
            return;
        }
        StreamField field = slot.fields.get(frame.count++);
        frame.isKeyNext = field.role == StreamField.Role.KEY;
        object(frame, in.u1());
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
            nextSlot(frame);
        }
    }

    private void nextSlot(Frame frame) throws ScanStop, IOException {
        ClassDescriptor type = frame.type;
        if (type == null || ++frame.slot == type.slots.size()) {
            end(frame);
            return;
        }
        ClassDescriptor slot = type.slots.get(frame.slot);
        frame.state = Frame.State.FIELDS;
        frame.count = 0;
        primitives(frame, slot);
    }

    private void primitives(Frame frame, ClassDescriptor slot) throws ScanStop, IOException {
        int valueBytes = slot.valueBytes;
        if (valueBytes > 0 && valueBytes == slot.primitiveBytes) {
            if (valueBytes == 16) {
                frame.number = in.int64();
                frame.moreNumber = in.int64();
            } else {
                frame.number = in.number(valueBytes);
            }
        } else if (slot.numberAt >= 0) {
            in.skip(slot.numberAt);
            frame.number = in.int32();
            in.skip(slot.primitiveBytes - slot.numberAt - 4L);
        } else {
            in.skip(slot.primitiveBytes);
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
                    end(frame);
                } else {
                    nextSlot(frame);
                }
            }
            default -> {
                frame.count++;
                frame.isKeyNext = frame.state == Frame.State.WRITTEN && Edges.isKey(frame);
                object(frame, tag);
            }
        }
    }

    private void element(Frame frame) throws ScanStop, IOException {
        if (frame.count == frame.length) {
            end(frame);
            return;
        }
        frame.count++;
        object(frame, in.u1());
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
            case Tags.NULL -> described(frame, null);
            case Tags.REFERENCE -> described(frame, complete(handles.descriptor(in.int32())));
            case Tags.CLASSDESC, Tags.PROXYCLASSDESC -> descriptor(tag);
            default -> throw unexpected(tag, "a superclass");
        }
    }

    private void skipLong() throws ScanStop, IOException {
        int length = in.int32();
        if (length < 0) {
            throw ScanStop.broken("a block of " + length + " bytes");
        }
        in.skip(length);
    }

    /** Reads an object below {@code parent}, or begins to. */
    private void object(Frame parent, int tag) throws ScanStop, IOException {
        switch (tag) {
            case Tags.NULL -> parent.took(null);
            case Tags.REFERENCE -> reference(parent, in.int32());
            case Tags.STRING -> string(parent, in.u2());
            case Tags.LONGSTRING -> string(parent, in.int64());
            case Tags.OBJECT, Tags.ARRAY, Tags.ENUM, Tags.CLASS -> {
                long at = in.position() - 1;
                int next = in.u1();
                if (next == Tags.REFERENCE) {
                    begin(parent, tag, at, complete(handles.descriptor(in.int32())));
                } else if (next == Tags.CLASSDESC || next == Tags.PROXYCLASSDESC) {
                    frames.push().begin(Frame.State.UNBORN, null, tag, at, 0);
                    descriptor(next);
                } else {
                    throw unexpected(next, "a class");
                }
            }
            case Tags.CLASSDESC, Tags.PROXYCLASSDESC -> {
                parent.took(FORGOTTEN);
                descriptor(tag);
            }
            case Tags.EXCEPTION -> exception();
            default -> throw unexpected(tag, "an object");
        }
    }

    private static ClassDescriptor complete(ClassDescriptor descriptor) throws ScanStop {
        if (!descriptor.isComplete) {
            throw ScanStop.broken("class " + descriptor.name + " is used before it is described");
        }
        return descriptor;
    }

    private static ScanStop unexpected(int tag, String wanted) {
        return ScanStop.broken("byte " + Integer.toHexString(tag) + " where " + wanted + " should begin");
    }

    /** The writer has failed: what it was writing ends here, and its exception follows in a graph of its own. */
    private void exception() throws ScanStop, IOException {
        finder.brokenOff();
        clear();
        isException = true;
        object(frames.top(), in.u1());
    }

    private void reference(Frame parent, int handle) throws ScanStop {
        handles.check(handle);
        if (parent.isKeyNext) {
            parent.took(referred(handle));
        }
        finder.reference(parent, handle);
    }

    private Object referred(int handle) {
        Object value = values.get(handle);
        if (value != null) {
            return value;
        }
        ClassDescriptor type = handles.typeOf(handle);
        return type == null || type.valueBytes > 0 ? FORGOTTEN : new Identity(type.simpleName(), handle);
    }

    private void string(Frame parent, long bytes) throws ScanStop, IOException {
        if (bytes < 0) {
            throw ScanStop.broken("a string of " + bytes + " bytes");
        }
        int handle = handles.add();
        if (!parent.isKeyNext && !values.hasRoom(false)) {
            in.skip(bytes);
            return;
        }
        String value = in.utf(bytes, Values.LONGEST);
        values.keep(handle, value, parent.isKeyNext);
        parent.took(value);
    }

    /** Begins an object whose class is known. */
    private void begin(Frame parent, int tag, long at, ClassDescriptor type) throws ScanStop, IOException {
        int handle = handles.add(type);
        switch (tag) {
            case Tags.CLASS -> symbol(parent, handle, type.name);
            case Tags.ENUM -> constant(parent, handle);
            case Tags.ARRAY -> array(parent, handle, at, type);
            default -> {
                if (parent.isKeyNext) {
                    parent.took(new Identity(type.simpleName(), handle));
                }
                Frame frame = frames.push();
                frame.begin(Frame.State.FIELDS, type, tag, at, handle);
                if (type.isExternalizable()) {
                    external(frame, type);
                } else if ((type.flags & Tags.SERIALIZABLE) == 0) {
                    throw ScanStop.broken("an object of class " + type.name + ", which is not serializable");
                }
                finder.begin(parent, frame);
                if (!type.isExternalizable()) {
                    nextSlot(frame);
                }
            }
        }
    }

    private static void external(Frame frame, ClassDescriptor type) throws ScanStop {
        if ((type.flags & Tags.BLOCK_DATA) == 0) {
            throw ScanStop.broken("what writeExternal of " + type.name
                    + " wrote: in protocol version 1 only that class can tell where it ends");
        }
        frame.state = Frame.State.WRITTEN_EXTERNAL;
    }

    private void symbol(Frame parent, int handle, String name) {
        Symbol symbol = new Symbol(name);
        values.keep(handle, symbol, parent.isKeyNext);
        parent.took(symbol);
    }

    private void constant(Frame parent, int handle) throws ScanStop, IOException {
        int tag = in.u1();
        Object name;
        int nameHandle = 0;
        if (tag == Tags.REFERENCE) {
            name = referred(checked(in.int32()));
        } else if (tag == Tags.STRING) {
            nameHandle = handles.add();
            name = in.utf(in.u2(), Values.LONGEST);
        } else {
            throw unexpected(tag, "the name of an enum constant");
        }
        Symbol symbol = name instanceof String text ? new Symbol(text) : FORGOTTEN;
        values.keep(handle, symbol, parent.isKeyNext);
        if (nameHandle != 0) {
            values.keep(nameHandle, name, parent.isKeyNext);
        }
        parent.took(symbol);
    }

    private int checked(int handle) throws ScanStop {
        handles.check(handle);
        return handle;
    }

    private void array(Frame parent, int handle, long at, ClassDescriptor type) throws ScanStop, IOException {
        int length = in.int32();
        if (length < 0 || !type.name.startsWith("[") || type.name.length() < 2) {
            throw ScanStop.broken("an array of " + length + " elements of class " + type.name);
        }
        if (parent.isKeyNext) {
            parent.took(new Identity(type.simpleName(), handle));
        }
        char component = type.name.charAt(1);
        if (component != 'L' && component != '[') {
            in.skip((long) length * FieldList.bytesOf(component));
            return;
        }
        Frame frame = frames.push();
        frame.begin(Frame.State.ELEMENTS, type, Tags.ARRAY, at, handle);
        frame.length = length;
    }

    private void descriptor(int tag) throws ScanStop, IOException {
        ClassDescriptor descriptor = descriptors.read(tag);
        frames.push().begin(Frame.State.NOTES, descriptor, tag, in.position(), 0);
    }

    /** The descriptor of {@code frame} is complete, and what waits for it goes on. */
    private void described(Frame frame, @Nullable ClassDescriptor parent) throws ScanStop, IOException {
        ClassDescriptor descriptor = frame.type;
        if (descriptor == null) {
            throw new IllegalStateException("a descriptor of no class");
        }
        descriptor.complete(parent, catalogue);
        frames.pop();
        Frame waiting = frames.top();
        if (waiting.state == Frame.State.SUPERCLASS) {
            described(waiting, descriptor);
        } else if (waiting.state == Frame.State.UNBORN) {
            frames.pop();
            begin(frames.top(), waiting.tag, waiting.at, descriptor);
        }
    }

    private void end(Frame frame) {
        finder.end(frame);
        frames.pop();
        ClassDescriptor type = frame.type;
        if (type != null && type.valueBytes > 0) {
            Frame parent = frames.top();
            if (parent.isKeyNext || values.hasRoom(false)) {
                Object value = Values.decode(type.name, frame.number, frame.moreNumber);
                values.keep(frame.handle, value, parent.isKeyNext);
                parent.took(value);
            }
        }
    }
}
