package dev.stowaway.scan;

import dev.stowaway.path.Edge;
import dev.stowaway.path.Identity;
import dev.stowaway.path.NamedEdge;
import org.jspecify.annotations.Nullable;

/** Names the edge from an object to the one that is read below it, as its user sees it. */
final class Edges {
    private static final NamedEdge COMPARATOR = new NamedEdge("comparator", null, null);

    private Edges() {}

    /** Whether the object that was begun last among those that the class writes by itself is the key of a map. */
    static boolean isKey(Frame frame) {
        return isPairs(frame) && (frame.count & 1) == 1;
    }

    private static boolean isPairs(Frame frame) {
        Layout layout = frame.slotType().layout;
        return layout == Layout.PAIRS || (layout == Layout.SERIAL_PROXY && SerialProxy.isMap(frame));
    }

    /** Null if the lower object is a part of the upper one that users don't see. */
    static @Nullable Edge between(Frame parent, Frame child) {
        return switch (parent.state) {
            case FIELDS -> inField(parent, child);
            case WRITTEN -> written(parent, child);
            case WRITTEN_EXTERNAL -> Edge.Fixed.WRITE_EXTERNAL;
            case ELEMENTS -> inArray(parent, child);
            case NOTES -> Edge.Fixed.UNKNOWN;
            case TOP, UNBORN, SUPERCLASS -> null;
        };
    }

    private static @Nullable Edge inField(Frame parent, Frame child) {
        StreamField field = parent.field();
        switch (field.role) {
            case KEY -> {
                return key(seen(parent), child);
            }
            case ELEMENT -> {
                return gathering(seen(parent)) == Gathering.MAP
                        ? new Edge.MapValue(parent.key)
                        : element(seen(parent), child, 0);
            }
            case INSIDE, CAPTURED -> {
                child.outer = seen(parent);
                child.offset = parent.slotType().isCircular() ? (int) parent.number : 0;
                return null;
            }
            case FIELD -> {
                ClassDescriptor slot = parent.slotType();
                ClassDescriptor type = parent.type;
                return field.edge(type != null && type.hides(slot, field.name), slot.simpleName());
            }
        }
        throw new IllegalStateException("a field that is a " + field.role);
    }

    private static Edge written(Frame parent, Frame child) {
        Frame seen = seen(parent);
        if (isPairs(parent)) {
            return isKey(parent) ? key(seen, child) : value(seen, parent.key, child);
        }
        return switch (parent.slotType().layout) {
            case COMPARATOR_AND_ELEMENTS -> parent.count == 1 ? COMPARATOR : element(seen, child, parent.count - 2);
            case ELEMENTS, SERIAL_PROXY, PAIRS -> element(seen, child, parent.count - 1);
            case UNKNOWN -> parent.slotType().isCollection() ? Edge.Fixed.UNKNOWN : Edge.Fixed.WRITE_OBJECT;
        };
    }

    private static Edge inArray(Frame parent, Frame child) {
        int index = parent.count - 1;
        Frame outer = parent.outer;
        if (outer == null) {
            return new Edge.Index(index);
        }
        if (Lambdas.isOne(outer)) {
            return new Edge.Captured(index);
        }
        int position = index - parent.offset;
        return element(outer, child, position < 0 ? position + parent.length : position);
    }

    private static Edge key(Frame seen, Frame child) {
        return gathering(seen) == Gathering.SET ? new Edge.Element(identity(child)) : new Edge.MapKey(identity(child));
    }

    /** The set of a map's keys is written with the whole map, also the values that are none of its elements. */
    private static Edge value(Frame seen, @Nullable Object key, Frame child) {
        return gathering(seen) == Gathering.BAG ? new Edge.Element(identity(child)) : new Edge.MapValue(key);
    }

    private static Edge element(Frame seen, Frame child, int index) {
        return gathering(seen) == Gathering.SEQUENCE ? new Edge.Index(index) : new Edge.Element(identity(child));
    }

    private static Gathering gathering(Frame frame) {
        ClassDescriptor type = frame.type;
        if (type == null) {
            return Gathering.NONE;
        }
        return SerialProxy.isOne(type) ? SerialProxy.gathering(frame) : type.gathering;
    }

    private static Identity identity(Frame frame) {
        ClassDescriptor type = frame.type;
        return new Identity(type == null ? "<?>" : type.simpleName(), frame.handle);
    }

    private static Frame seen(Frame frame) {
        return frame.outer == null ? frame : frame.outer;
    }
}
