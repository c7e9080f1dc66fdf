package com.acme.paths;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/** Objects in whose place others are written. */
final class ReplacementTable extends Table {
    static final class Replaced implements Serializable, Comparable<Replaced> {
        private final transient Object replacement;

        Replaced(Object replacement) {
            this.replacement = replacement;
        }

        private Object writeReplace() {
            return replacement;
        }

        @Override
        @SuppressWarnings("ComparableType")
        public int compareTo(Replaced other) {
            return 0;
        }
    }

    static final class OtherReplaced implements Serializable {
        private final transient Object replacement;

        OtherReplaced(Object replacement) {
            this.replacement = replacement;
        }

        private Object writeReplace() {
            return replacement;
        }
    }

    static final class ReplacedList extends ArrayList<Object> {
        private Object writeReplace() {
            return new ArrayList<>(this);
        }
    }

    @Override
    void fill() {
        Guarded guarded = new Guarded();
        row("ReplacementTable.Replaced~Guarded.lock", new Replaced(guarded));
        row("ReplacementTable.Replaced~ReentrantLock", new Replaced(new ReentrantLock()));
        row("ReplacementTable.Replaced~ArrayList[1].lock", new Replaced(ListTable.listOf("a", guarded)));
        row("ReplacementTable.Replaced~List[1].lock", new Replaced(List.of("a", guarded)));
        row("ReplacementTable.Replaced~Object[][1].lock", new Replaced(new Object[] {"a", guarded}));
        row("ReplacementTable.Replaced~Guarded.lock", new Replaced(new OtherReplaced(guarded)));
        row("ReplacementTable.ReplacedList~ArrayList[0].lock", replacedList());
        row("Box.content~Guarded.lock", new Box(new Replaced(guarded)));
        row("Box.content~Guarded.lock", new Box(new Replaced(new OtherReplaced(guarded))));
        row("Object[][1]~Box.content~Guarded.lock", new Object[] {"a", new Replaced(new Box(new Replaced(guarded)))});
        row("ArrayList[0]~Guarded.lock", ListTable.listOf(new Replaced(guarded)));
        row("ImmutableCollections.List12[0]~Guarded.lock", List.of(new Replaced(guarded)));
        row("HashMap[\"k\"]~Guarded.lock", new HashMap<>(Map.of("k", new Replaced(guarded))));
        Replaced original = new Replaced(guarded);
        row("HashMap[key " + id(original) + "]~Guarded.lock", new HashMap<>(Map.of(original, "v")));
        Replaced key = new Replaced("harmless");
        row("HashMap[" + id(key) + "].lock", new HashMap<>(Map.of(key, guarded)));
        row("ImmutableCollections.Set12{" + id(original) + "}~Guarded.lock", Set.of(original));
        row("Collections.SingletonSet{" + id(original) + "}~Guarded.lock", Collections.singleton(original));
        Callable<Object> lambda = (Callable<Object> & Serializable) () -> guarded;
        row("ReplacementTable.Replaced~ReplacementTable.lambda.captured[0].lock", new Replaced(lambda));
        row("Box.content~ReplacementTable.lambda.captured[0].lock", new Box(new Replaced(lambda)));
    }

    private static Object replacedList() {
        ReplacedList list = new ReplacedList();
        list.add(new Guarded());
        return list;
    }
}
