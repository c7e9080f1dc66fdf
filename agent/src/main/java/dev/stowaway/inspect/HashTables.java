package dev.stowaway.inspect;

import dev.stowaway.access.FieldReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks over hash tables, whose nodes are {@link Map.Entry}s of the JDK. */
final class HashTables {
    private HashTables() {}

    /** The buckets of a hash table. */
    static final class Forwards extends Walk {
        private final Object[] table;
        private final FieldReader next;
        private final Buckets buckets;
        private int bucket = -1;
        private @Nullable Object node;

        Forwards(Object[] table, FieldReader next, Buckets buckets) {
            this.table = table;
            this.next = next;
            this.buckets = buckets;
        }

        @Override
        boolean advance() {
            node = node == null ? null : next.get(node);
            while (node == null) {
                if (++bucket >= table.length) {
                    return false;
                }
                Object head = table[bucket];
                node = head == null ? null : buckets.first(head);
            }
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) node;
            index++;
            key = entry.getKey();
            value = entry.getValue();
            return true;
        }
    }

    /** The buckets of a hash table whose entries are written from the last to the first. */
    static final class Backwards extends Walk {
        private final Object[] table;
        private final FieldReader next;
        private final Buckets buckets;
        private final List<Object> chain = new ArrayList<>();
        private int bucket;

        Backwards(Object[] table, FieldReader next, Buckets buckets) {
            this.table = table;
            this.next = next;
            this.buckets = buckets;
            this.bucket = table.length;
        }

        @Override
        boolean advance() {
            while (chain.isEmpty()) {
                if (--bucket < 0) {
                    return false;
                }
                Object head = table[bucket];
                Object node = head == null ? null : buckets.first(head);
                for (; node != null; node = next.get(node)) {
                    chain.add(node);
                }
            }
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) chain.remove(chain.size() - 1);
            index++;
            key = entry.getKey();
            value = entry.getValue();
            return true;
        }
    }

    /** What stands in the table for a bucket. */
    interface Buckets {
        /** The first node of the bucket; null if it has none that can be walked. */
        @Nullable
        Object first(Object head);
    }
}
