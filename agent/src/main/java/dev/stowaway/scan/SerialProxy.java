package dev.stowaway.scan;

/** Reads {@code java.util.CollSer}, the form in which the immutable collections of the JDK are written. */
final class SerialProxy {
    static final String CLASS_NAME = "java.util.CollSer";

    private static final int LIST = 1;
    private static final int SET = 2;
    private static final int MAP = 3;

    private SerialProxy() {}

    static boolean isOne(ClassDescriptor type) {
        return type.name.equals(CLASS_NAME);
    }

    static boolean isMap(Frame frame) {
        return kind(frame) == MAP;
    }

    static Gathering gathering(Frame frame) {
        return switch (kind(frame)) {
            case SET -> Gathering.SET;
            case MAP -> Gathering.MAP;
            default -> Gathering.SEQUENCE;
        };
    }

    /** The class that its reader makes of it, which depends on the number of elements. */
    static String className(Frame frame) {
        boolean small = frame.written > 0 && frame.written <= 2;
        return "java.util.ImmutableCollections$"
                + switch (kind(frame)) {
                    case LIST -> small ? "List12" : "ListN";
                    case SET -> small ? "Set12" : "SetN";
                    // Keys and values are counted.
                    case MAP -> frame.written == 2 ? "Map1" : "MapN";
                    default -> "ListN";
                };
    }

    private static int kind(Frame frame) {
        return (int) frame.number & 0xff;
    }
}
