package dev.stowaway.scan;

import dev.stowaway.path.Pattern;
import org.jspecify.annotations.Nullable;

/** One object that is being read, and how far it is read; used again for the next one at its depth. */
final class Frame {
    enum State {
        /** Whatever stands at the top of a stream. */
        TOP,
        /** An object whose class descriptor is being read. */
        UNBORN,
        /** A class descriptor: what its class loader noted, then its superclass. */
        NOTES,
        SUPERCLASS,
        FIELDS,
        /** What a class writes behind its fields by itself. */
        WRITTEN,
        WRITTEN_EXTERNAL,
        ELEMENTS
    }

    State state = State.TOP;

    /** The class of the object, or the class that a descriptor describes; null at the top and of what is unborn. */
    @Nullable
    ClassDescriptor type;

    /** With what the object began. */
    int tag;

    /** Where in the input it began. */
    long at;

    int handle;

    /** The slot that is being read. */
    int slot;

    /** The number of objects that were begun in the slot's fields, in what the class writes, or in the array. */
    int count;

    /** The length of the array. */
    int length;

    /** The key of the entry that is being read, as {@link dev.stowaway.path.Keys} takes it. */
    @Nullable
    Object key;

    /** Whether the object that comes next is a key. */
    boolean isKeyNext;

    /** A primitive value that is needed later: of a boxed value, or of a collection. */
    long number;

    long moreNumber;

    /** The first number among the bytes that the class wrote itself; -1 if there was none. */
    int written;

    boolean isLock;

    /** The frame of the collection or lambda of which this is a part that users don't see; null if it is none. */
    @Nullable
    Frame outer;

    /** Where in this array, a part of a collection, the first element stands. */
    int offset;

    /** What {@link Trail} has found out: the pattern of the path, its last class as people name it, its edges. */
    private @Nullable Pattern pattern;

    String from = "";
    int hops;

    void begin(State state, @Nullable ClassDescriptor type, int tag, long at, int handle) {
        this.state = state;
        this.type = type;
        this.tag = tag;
        this.at = at;
        this.handle = handle;
        slot = -1;
        count = 0;
        length = 0;
        key = null;
        isKeyNext = false;
        number = 0;
        moreNumber = 0;
        written = -1;
        isLock = false;
        outer = null;
        offset = 0;
        pattern = null;
    }

    /** The object that was read below this one; null if it is null. */
    void took(@Nullable Object object) {
        if (isKeyNext) {
            key = object;
        }
    }

    void describe(Pattern pattern, int hops, String from) {
        this.pattern = pattern;
        this.hops = hops;
        this.from = from;
    }

    Pattern pattern() {
        if (pattern == null) {
            throw new IllegalStateException("no way leads to an object that is " + state);
        }
        return pattern;
    }

    /** The class whose part of the object is being read. */
    ClassDescriptor slotType() {
        if (type == null) {
            throw new IllegalStateException("no class has a slot of " + state);
        }
        return type.slots.get(slot);
    }

    /** The field that is being read. */
    StreamField field() {
        return slotType().fields.get(count - 1);
    }
}
