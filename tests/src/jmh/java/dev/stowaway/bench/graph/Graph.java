package dev.stowaway.bench.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A graph without a lock of the application, built anew with the same content in every fork. */
public enum Graph {
    /** What services send: nested beans, collections, decimals, dates, enums, shared references. */
    ORDERS {
        @Override
        Object build() {
            return Order.examples(40);
        }
    },

    /** As deep as it is long: one level of the stream's recursion for each node. */
    LINKED_LIST {
        @Override
        Object build() {
            Node next = null;
            for (int i = 0; i < 400; i++) {
                next = new Node(i, next);
            }
            return new Node(-1, next);
        }
    },

    /** Flat and wide: hardly any work for an element but the stream's own. */
    INTEGERS {
        @Override
        Object build() {
            List<Integer> list = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                list.add(i * 31 + 1_000);
            }
            return list;
        }
    },

    /** The smallest message: what the stream's construction costs weighs most here. */
    SMALL_OBJECT {
        @Override
        Object build() {
            return new Point(3, 4);
        }
    },

    /** Writes 16 locks of the JDK's own with each copy, by design; they are to be passed over fast. */
    CONCURRENT_HASH_MAP {
        @Override
        Object build() {
            ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
            for (int i = 0; i < 200; i++) {
                map.put("key" + i, i + 1_000);
            }
            return map;
        }
    };

    abstract Object build();

    private record Point(int x, int y) implements java.io.Serializable {}

    static final class Node implements java.io.Serializable {
        private static final long serialVersionUID = 1;

        final int value;
        final @Nullable Node next;

        Node(int value, @Nullable Node next) {
            this.value = value;
            this.next = next;
        }
    }
}
