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
            if (mayHaveDescriptor(type) && StowawayBridge.classify(type) != 0) {
                mark(ObjectStreamClass.lookupAny(type), type);
            }
        }
    }

    /** Takes the marks of these classes away. A descriptor that is missed keeps its mark, which stays without effect. */
    static void unmark(Class<?>[] types) {
        for (Class<?> type : types) {
            if (mayHaveDescriptor(type)) {
                ObjectStreamClass descriptor = ObjectStreamClass.lookupAny(type);
                if (isMarked(descriptor)) {
                    set(descriptor, null);
                }
            }
        }
    }

    /**
     * At the entry of {@code ObjectStreamClass.invokeWriteReplace}, also when Stowaway is gone: a sentinel must not be
     * invoked, and a stream that found one may be here only after it was taken away.
     */
    static boolean hasNoReplacement(ObjectStreamClass descriptor) {
        try {
            return method(descriptor) == null || isMarked(descriptor);
        } catch (LinkageError noLayout) {
            return false;
        }
    }

    static boolean isMarked(ObjectStreamClass descriptor) {
        try {
            Object method = method(descriptor);
            return method == StowawayDescriptorLayout.LOCK || method == StowawayDescriptorLayout.OWNED_BY_JDK;
        } catch (LinkageError noLayout) {
            return false;
        }
    }

    private static boolean mayHaveDescriptor(Class<?> type) {
        boolean isPossible = !StowawayDescriptorLayout.IN_CLASS_VALUES
                || UNSAFE.getReference(type, StowawayDescriptorLayout.CLASS_VALUES) != null;
        return isPossible && !type.isPrimitive() && !UNSAFE.shouldBeInitialized(type);
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
