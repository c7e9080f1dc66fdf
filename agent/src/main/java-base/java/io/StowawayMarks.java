package java.io;

import java.lang.reflect.Method;
import jdk.internal.misc.Unsafe;

/**
 * Which objects are locks is decided once per class: the descriptor of a lock class gets a sentinel as its
 * {@code writeReplaceMethod}, so that the stream's own test for that method finds the locks, and no other object pays.
 *
 * <p>Initialized before the application's main, and needs nothing of {@link StowawayDescriptorLayout} for that. Should
 * the layout not be found, or the stack end while it is looked up, there are no marks, and serialization goes on.
 */
final class StowawayMarks {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private StowawayMarks() {}

    /** At the exit of a descriptor's constructor. */
    static void mark(ObjectStreamClass descriptor, Class<?> type) {
        try {
            if (type == null || method(descriptor) != null) {
                return;
            }
            switch (StowawayBridge.classify(type)) {
                case StowawayBridge.LOCK -> set(descriptor, StowawayDescriptorLayout.LOCK);
                case StowawayBridge.OWNED_BY_JDK -> set(descriptor, StowawayDescriptorLayout.OWNED_BY_JDK);
                default -> {}
            }
        } catch (LinkageError noLayout) {
            // An unmarked lock is a lock that is not seen.
        }
    }

    /**
     * For classes that may have a descriptor older than the hooks. Descriptors are kept as class values; a class that
     * has none of those is spared one, which would take time and could initialize the class.
     */
    static void markExisting(Class<?>[] types) {
        for (Class<?> type : types) {
            boolean mayHaveDescriptor = !StowawayDescriptorLayout.IN_CLASS_VALUES
                    || UNSAFE.getReference(type, StowawayDescriptorLayout.CLASS_VALUES) != null;
            if (mayHaveDescriptor
                    && !type.isPrimitive()
                    && StowawayBridge.classify(type) != 0
                    && !UNSAFE.shouldBeInitialized(type)) {
                mark(ObjectStreamClass.lookupAny(type), type);
            }
        }
    }

    /** At the entry of {@code ObjectStreamClass.invokeWriteReplace}: a sentinel must not be invoked. */
    static boolean isMarked(ObjectStreamClass descriptor) {
        try {
            Object method = method(descriptor);
            return method == StowawayDescriptorLayout.LOCK || method == StowawayDescriptorLayout.OWNED_BY_JDK;
        } catch (LinkageError noLayout) {
            return false;
        }
    }

    static boolean isOwnedByJdk(ObjectStreamClass descriptor) {
        return method(descriptor) == StowawayDescriptorLayout.OWNED_BY_JDK;
    }

    private static Object method(ObjectStreamClass descriptor) {
        return UNSAFE.getReference(descriptor, StowawayDescriptorLayout.WRITE_REPLACE);
    }

    private static void set(ObjectStreamClass descriptor, Method sentinel) {
        UNSAFE.putReference(descriptor, StowawayDescriptorLayout.WRITE_REPLACE, sentinel);
    }
}
