package dev.stowaway.inspect;

import dev.stowaway.access.FieldReader;
import dev.stowaway.access.JdkFields;
import dev.stowaway.path.Keys;
import java.io.ObjectOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key of a value of a {@code HashMap} without a search: a map writes each key just before its value, so it is
 * among the last objects that the stream began to write. Only keys whose {@code hashCode} is the JDK's are looked up, and
 * the map has the last word. Thread-safe.
 */
final class RecentKeys {
    /** Between a key and its value the stream may number the descriptors and type names of the value's class. */
    private static final int MOST = 64;

    private final StreamTables tables;
    private final JdkFields fields;

    RecentKeys(StreamTables tables, JdkFields fields) {
        this.tables = tables;
        this.fields = fields;
    }

    /** The key of {@code target}, or of the {@code original} that it replaces, in {@code map}; null if not among them. */
    @Nullable
    Object keyOf(ObjectOutputStream stream, Object map, Object target, @Nullable Object original) {
        Object[] table = (Object[]) fields.read(HashMap.class, "table", map);
        if (table == null) {
            return null;
        }
        Object[] written = tables.writtenBefore(stream, target, MOST);
        for (int i = written.length - 1; i >= 0; i--) {
            Object key = written[i];
            if (key != null && Keys.isPlain(key)) {
                Object value = valueOf(table, key);
                if (value != null && (value == target || value == original)) {
                    return key;
                }
            }
        }
        return null;
    }

    /** The value at that very key; null if the table does not have it. */
    private @Nullable Object valueOf(Object[] table, Object key) {
        int hash = key.hashCode();
        // As HashMap.hash and getNode do.
        Object node = table[(table.length - 1) & (hash ^ (hash >>> 16))];
        if (node == null) {
            return null;
        }
        FieldReader next = fields.reader(Walks.nodeOf(HashMap.class), "next");
        for (; node != null; node = next.get(node)) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) node;
            if (entry.getKey() == key) {
                return entry.getValue();
            }
        }
        return null;
    }
}
