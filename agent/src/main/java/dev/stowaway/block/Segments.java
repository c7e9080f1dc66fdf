package dev.stowaway.block;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import org.jspecify.annotations.Nullable;

/**
 * Maps files as memory segments, which JDK 22 and later have (JEP 454). By method handles, since this is compiled for 17. The
 * memory is given back when the segment is not reachable any more, so that nobody's access ends in the middle.
 */
final class Segments {
    private static final int SINCE = 22;

    private Segments() {}

    /** Null on an older JDK. */
    static @Nullable Object map(FileChannel channel, long offset, long bytes) throws IOException {
        if (Runtime.version().feature() < SINCE) {
            return null;
        }
        try {
            return Handles.MAP.invoke(channel, MapMode.READ_WRITE, offset, bytes, Handles.AUTOMATIC.invoke());
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    /**
     * Access to the elements of a segment, by their place in bytes; only where there are segments. To be kept in a constant:
     * then a loop is compiled as if it were written against the type.
     *
     * @param layout the constant of {@code ValueLayout} for the type
     */
    static VarHandle elements(String layout) {
        try {
            Class<?> layouts = Class.forName("java.lang.foreign.ValueLayout");
            Object constant = layouts.getField(layout).get(null);
            return (VarHandle) layouts.getMethod("varHandle").invoke(constant);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Apart, so that they are looked for where they exist only. */
    private static final class Handles {
        static final MethodHandle AUTOMATIC;
        static final MethodHandle MAP;

        static {
            try {
                Class<?> arena = Class.forName("java.lang.foreign.Arena");
                Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                AUTOMATIC = lookup.findStatic(arena, "ofAuto", MethodType.methodType(arena));
                MAP = lookup.findVirtual(
                        FileChannel.class,
                        "map",
                        MethodType.methodType(segment, MapMode.class, long.class, long.class, arena));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
