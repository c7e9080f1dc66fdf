package java.io;

import java.util.concurrent.atomic.LongAdder;
import jdk.internal.misc.Unsafe;

/** Where a stream keeps what the hooks read. Looked up when the first stream writes its first object. */
final class StowawayStreamLayout {
    static final Class<?> TRACE_CLASS = trace();
    static final long DEPTH = offset(ObjectOutputStream.class, "depth");
    static final long ENABLE_REPLACE = offset(ObjectOutputStream.class, "enableReplace");
    static final long CURRENT_PUT = offset(ObjectOutputStream.class, "curPut");
    static final long TRACE = offset(ObjectOutputStream.class, "debugInfoStack");
    static final long STACK = offset(TRACE_CLASS, "stack");

    /** Counts the locks of the JDK's own: a map writes 16 of them, too many to tell the agent of each. */
    static final LongAdder OWNED_BY_JDK = new LongAdder();

    private StowawayStreamLayout() {}

    private static long offset(Class<?> type, String field) {
        return Unsafe.getUnsafe().objectFieldOffset(type, field);
    }

    private static Class<?> trace() {
        try {
            return Class.forName("java.io.ObjectOutputStream$DebugTraceInfoStack");
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(e.getMessage());
        }
    }
}
