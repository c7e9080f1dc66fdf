package dev.stowaway.inspect;

import dev.stowaway.access.Access;
import dev.stowaway.access.FieldReader;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.lang.reflect.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the private tables of an {@code ObjectOutputStream}. Thread-safe; a stream is read by the thread that uses it. */
final class StreamTables {
    private final FieldReader replacements;
    private final FieldReader originals;
    private final FieldReader replacementsByIndex;
    private final FieldReader size;
    private final FieldReader objects;
    private final FieldReader buckets;
    private final FieldReader chains;
    private final FieldReader handles;
    private final FieldReader putDescriptor;
    private final FieldReader putValues;

    /** @throws LinkageError if the stream of this JVM is not the one that is known */
    StreamTables(Access access) {
        Class<?> stream = ObjectOutputStream.class;
        Class<?> replaceTable = nested("ReplaceTable");
        Class<?> handleTable = nested("HandleTable");
        Class<?> put = nested("PutFieldImpl");
        replacements = access.field(stream, "subs");
        handles = access.field(stream, "handles");
        originals = access.field(replaceTable, "htab");
        replacementsByIndex = access.field(replaceTable, "reps");
        size = access.field(handleTable, "size");
        objects = access.field(handleTable, "objs");
        buckets = access.field(handleTable, "spine");
        chains = access.field(handleTable, "next");
        putDescriptor = access.field(put, "desc");
        putValues = access.field(put, "objVals");
    }

    /**
     * The object in whose place {@code replacement} is written; null if it is not in place of another. Looks at the
     * {@code most} latest replacements: the one of an object that is being written is among the last, unless many were
     * made within it.
     */
    @Nullable
    Object originalOf(ObjectOutputStream stream, Object replacement, int most) {
        Object table = replacements.get(stream);
        Object keys = table == null ? null : originals.get(table);
        if (table == null || keys == null) {
            return null;
        }
        int last = size.getInt(keys) - 1;
        if (last < 0) {
            return null;
        }
        Object[] originalByIndex = (Object[]) objects.get(keys);
        Object[] replacementByIndex = (Object[]) replacementsByIndex.get(table);
        if (originalByIndex == null || replacementByIndex == null) {
            return null;
        }
        for (int i = last; i >= 0 && i > last - most; i--) {
            if (replacementByIndex[i] == replacement && originalByIndex[i] != replacement) {
                return originalByIndex[i];
            }
        }
        return null;
    }

    /** Whether the stream has written {@code object}, or has begun to. */
    boolean hasWritten(ObjectOutputStream stream, Object object) {
        return handleOf(stream, object) >= 0;
    }

    /** The {@code most} objects at the most that the stream numbered last before {@code object}; unshared ones are null. */
    @Nullable
    Object[] writtenBefore(ObjectOutputStream stream, Object object, int most) {
        Object table = handles.get(stream);
        Object[] all = table == null ? null : (Object[]) objects.get(table);
        if (table == null || all == null) {
            return new Object[0];
        }
        int handle = handleOf(stream, object);
        int end = handle >= 0 ? handle : size.getInt(table);
        return Arrays.copyOfRange(all, Math.max(0, end - most), end);
    }

    /** As the stream's own table looks it up: chains of handles in buckets by identity hash. */
    private int handleOf(ObjectOutputStream stream, Object object) {
        Object table = handles.get(stream);
        int[] heads = table == null ? null : (int[]) buckets.get(table);
        int[] following = table == null ? null : (int[]) chains.get(table);
        Object[] all = table == null ? null : (Object[]) objects.get(table);
        if (table == null || heads == null || following == null || all == null || size.getInt(table) == 0) {
            return -1;
        }
        int handle = heads[(System.identityHashCode(object) & 0x7FFFFFFF) % heads.length];
        while (handle >= 0 && all[handle] != object) {
            handle = following[handle];
        }
        return handle;
    }

    /** The field under whose name a {@code PutField} of the class {@code type} has {@code target}, for {@code parent}. */
    @Nullable
    FieldEdge putEdge(Object put, Class<?> type, Object parent, Object target, @Nullable Object original) {
        ObjectStreamClass descriptor = (ObjectStreamClass) putDescriptor.get(put);
        Object[] values = (Object[]) putValues.get(put);
        if (descriptor == null || values == null || descriptor.forClass() != type) {
            return null;
        }
        ObjectStreamField[] fields = descriptor.getFields();
        int primitives = fields.length - values.length;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == target || (values[i] == original && original != null)) {
                String name = fields[primitives + i].getName();
                boolean hidden = ClassShapes.isHidden(name, type, parent.getClass());
                return new FieldEdge(name, hidden ? type : null, declared(type, name));
            }
        }
        return null;
    }

    private static @Nullable Field declared(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException | LinkageError e) {
            return null;
        }
    }

    private static Class<?> nested(String name) {
        String binaryName = "java.io.ObjectOutputStream$" + name;
        try {
            return Class.forName(binaryName, false, null);
        } catch (ClassNotFoundException e) {
            throw (LinkageError) new NoClassDefFoundError(binaryName).initCause(e);
        }
    }
}
