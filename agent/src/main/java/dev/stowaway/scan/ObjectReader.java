package dev.stowaway.scan;

import dev.stowaway.locks.Catalogue;
import dev.stowaway.path.Identity;
import dev.stowaway.path.Symbol;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a stream that have nothing below them, and begins and ends the others. */
final class ObjectReader {
    /** A key that was met too long ago. */
    private static final Symbol FORGOTTEN = new Symbol("<?>");

    private final Input in;
    private final Frames frames;
    private final Handles handles = new Handles();
    private final Values values = new Values();
    private final DescriptorReader descriptors;
    private final Catalogue catalogue;
    private final LockFinder finder;

    ObjectReader(Input in, Frames frames, Catalogue catalogue, LockFinder finder) {
        this.in = in;
        this.frames = frames;
        this.catalogue = catalogue;
        this.finder = finder;
        this.descriptors = new DescriptorReader(in, handles, values, catalogue);
    }

    /** Forgets all objects, as the stream does. */
    void forget() {
        handles.clear();
        values.clear();
        descriptors.clear();
    }

    /** Reads an object below {@code parent}, or begins to. */
    void read(Frame parent, int tag) throws ScanStop, IOException {
        switch (tag) {
            case Tags.NULL -> parent.took(null);
            case Tags.REFERENCE -> reference(parent, in.int32());
            case Tags.STRING -> string(parent, in.u2());
            case Tags.LONGSTRING -> string(parent, in.int64());
            case Tags.OBJECT, Tags.ARRAY, Tags.ENUM, Tags.CLASS -> {
                long at = in.position() - 1;
                int next = in.u1();
                if (next == Tags.REFERENCE) {
                    begin(parent, tag, at, descriptor());
                } else if (next == Tags.CLASSDESC || next == Tags.PROXYCLASSDESC) {
                    frames.push().begin(Frame.State.UNBORN, null, tag, at, 0);
                    describe(next);
                } else {
                    throw unexpected(next, "a class");
                }
            }
            case Tags.CLASSDESC, Tags.PROXYCLASSDESC -> {
                parent.took(FORGOTTEN);
                describe(tag);
            }
            default -> throw unexpected(tag, "an object");
        }
    }

    /** Goes on with what the next class of the hierarchy has written; with the last, the object ends. */
    void nextSlot(Frame frame) throws ScanStop, IOException {
        ClassDescriptor type = frame.type;
        if (type == null || ++frame.slot == type.slots.length) {
            end(frame);
            return;
        }
        ClassDescriptor slot = type.slots[frame.slot];
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

    /** The descriptor that the stream refers to. */
    ClassDescriptor descriptor() throws ScanStop, IOException {
        ClassDescriptor descriptor = handles.descriptor(in.int32());
        if (!descriptor.isComplete) {
            throw ScanStop.broken("class " + descriptor.name + " is used before it is described");
        }
        return descriptor;
    }

    /** Begins a descriptor. */
    void describe(int tag) throws ScanStop, IOException {
        ClassDescriptor descriptor = descriptors.read(tag);
        frames.push().begin(Frame.State.NOTES, descriptor, tag, in.position(), 0);
    }

    /** The descriptor of {@code frame} is complete, and what waits for it goes on. */
    void described(Frame frame, @Nullable ClassDescriptor parent) throws ScanStop, IOException {
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

    /** The top frame was read. */
    void end(Frame frame) {
        finder.end(frame);
        frames.pop();
        ClassDescriptor type = frame.type;
        if (type == null) {
            return;
        }
        Frame parent = frames.top();
        if (parent.isKeyNext && Trail.isRenamed(frame)) {
            Identity identity = new Identity(Trail.simpleName(frame), frame.handle);
            values.keep(frame.handle, identity, true);
            parent.took(identity);
        } else if (type.valueBytes > 0) {
            if (parent.isKeyNext || values.hasRoom(false)) {
                Object value = Values.decode(type.name, frame.number, frame.moreNumber);
                values.keep(frame.handle, value, parent.isKeyNext);
                parent.took(value);
            }
        }
    }

    static ScanStop unexpected(int tag, String wanted) {
        return ScanStop.broken("byte " + Integer.toHexString(tag) + " where " + wanted + " should begin");
    }
}
