package java.io;

import java.lang.reflect.Method;
import jdk.internal.misc.Unsafe;

/**
 * Which objects are locks is decided once per class: the descriptor of a lock class gets a sentinel as its
 * {@code writeReplaceMethod}, so that the stream's own test for that method finds the locks, and no other object pays.
 */
final class StowawayMarks {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long WRITE_REPLACE = UNSAFE.objectFieldOffset(ObjectStreamClass.class, "writeReplaceMethod");
    private static final long CLASS_VALUES = UNSAFE.objectFieldOffset(Class.class, "classValueMap");
    private static final Method LOCK = sentinel("notify");
    private static final Method OWNED_BY_JDK = sentinel("notifyAll");

    private StowawayMarks() {}

    /** At the exit of a descriptor's constructor. */
    static void mark(ObjectStreamClass descriptor, Class<?> type) {
        if (type == null || UNSAFE.getReference(descriptor, WRITE_REPLACE) != null) {
            return;
        }
        switch (StowawayBridge.classify(type)) {
            case StowawayBridge.LOCK -> UNSAFE.putReference(descriptor, WRITE_REPLACE, LOCK);
            case StowawayBridge.OWNED_BY_JDK -> UNSAFE.putReference(descriptor, WRITE_REPLACE, OWNED_BY_JDK);
            default -> {}
        }
    }

    /**
     * For a class that may have a descriptor older than the hooks. Descriptors are kept as class values; a class that
     * has none of those is spared one, which would take time and could initialize the class.
     */
    static void markExisting(Class<?> type) {
        if (UNSAFE.getReference(type, CLASS_VALUES) != null && !UNSAFE.shouldBeInitialized(type)) {
            mark(ObjectStreamClass.lookupAny(type), type);
        }
    }

    /** At the entry of {@code ObjectStreamClass.invokeWriteReplace}: a sentinel must not be invoked. */
    static boolean isMarked(ObjectStreamClass descriptor) {
        Object method = UNSAFE.getReference(descriptor, WRITE_REPLACE);
        return method == LOCK || method == OWNED_BY_JDK;
    }

    static boolean isOwnedByJdk(ObjectStreamClass descriptor) {
        return UNSAFE.getReference(descriptor, WRITE_REPLACE) == OWNED_BY_JDK;
    }

    /** A {@code Method} that no class can have as its {@code writeReplace}, and of which there is only this one. */
    private static Method sentinel(String name) {
        try {
            return Object.class.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodError(e.getMessage());
        }
    }
}
