package java.io;

import java.lang.reflect.Method;
import jdk.internal.misc.Unsafe;

/** The sentinels, and where they go. Looked up when the first descriptor is made, which loads the classes concerned. */
final class StowawayDescriptorLayout {
    static final long WRITE_REPLACE =
            Unsafe.getUnsafe().objectFieldOffset(ObjectStreamClass.class, "writeReplaceMethod");
    static final long CLASS_VALUES = Unsafe.getUnsafe().objectFieldOffset(Class.class, "classValueMap");

    /** The first updates of 17 kept descriptors in maps; later ones keep them as class values. */
    static final boolean IN_CLASS_VALUES = exists("java.io.ClassCache");

    static final Method LOCK = sentinel("notify");
    static final Method OWNED_BY_JDK = sentinel("notifyAll");

    private StowawayDescriptorLayout() {}

    /** A {@code Method} that no class can have as its {@code writeReplace}, and of which there is only this one. */
    private static Method sentinel(String name) {
        try {
            return Object.class.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodError(e.getMessage());
        }
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
