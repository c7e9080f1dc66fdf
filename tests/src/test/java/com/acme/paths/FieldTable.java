package com.acme.paths;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;

/** Roots, fields, record components, arrays, and nested classes of every kind. */
@SuppressWarnings({"UnusedVariable", "UnusedMethod", "HidingField"}) // serialization reads the fields
final class FieldTable extends Table {
    static class Base implements Serializable {
        private final Object name;
        final Object below;

        Base(Object name, Object below) {
            this.name = name;
            this.below = below;
        }
    }

    static class Middle extends Base {
        Middle(Object name, Object below) {
            super(name, below);
        }
    }

    static final class Hiding extends Middle {
        private final Object name;

        Hiding(Object hidden, Object name) {
            super(hidden, null);
            this.name = name;
        }
    }

    static final class HidingByTransient extends Base {
        private final transient String name = "x";

        HidingByTransient(Object hidden) {
            super(hidden, null);
        }
    }

    record Point(int x, Object y) implements Serializable {}

    @SuppressWarnings("ImmutableEnumChecker")
    enum Level {
        LOW;

        final ReentrantLock lock = new ReentrantLock();
    }

    /** Written alphabetically: what comes first in the source does not. */
    static final class TwoWays implements Serializable {
        final Object z;
        final Object a;

        TwoWays(Object z, Object a) {
            this.z = z;
            this.a = a;
        }
    }

    static final class Outside implements Serializable {
        final ReentrantLock lock = new ReentrantLock();

        class Within implements Serializable {
            Object outside() {
                return Outside.this;
            }
        }

        static Object anonymous() {
            return new Serializable() {
                final ReentrantLock lock = new ReentrantLock();
            };
        }
    }

    @Override
    void fill() {
        row("ReentrantLock", new ReentrantLock());
        row("Guarded.lock", new Guarded());
        row("FieldTable.Point.y", new Point(1, new ReentrantLock()));
        row("FieldTable.Middle.name", new Middle(new ReentrantLock(), null));
        row("FieldTable.Middle.below.lock", new Middle(null, new Guarded()));
        row("FieldTable.Hiding.Base#name", new Hiding(new ReentrantLock(), null));
        row("FieldTable.Hiding.name", new Hiding(null, new ReentrantLock()));
        row("Box.content.Base#name.lock", new Box(new Hiding(new Guarded(), null)));
        row("FieldTable.HidingByTransient.Base#name", new HidingByTransient(new ReentrantLock()));
        row("no lock met", new Box(Level.LOW));
        row("FieldTable.TwoWays.z.lock", new TwoWays(new Guarded(), Level.LOW));
        arrays();
        nestedClasses();
        cyclesAndRepetitions();
        otherClassesOfTheJdk();
    }

    private void arrays() {
        row("Object[][1]", new Object[] {"a", new ReentrantLock()});
        row("Guarded[][0].lock", new Guarded[] {new Guarded()});
        row("Object[][][1][2].lock", new Object[][] {{}, {"a", null, new Guarded()}});
        row("Object[][0][1][0]", new Object[] {new Object[] {"a", new Object[] {new ReentrantLock()}}});
        row("Box.content[1][0].lock", new Box(new Guarded[][] {null, {new Guarded()}}));
        row("FieldTable.Point[][0].y", new Point[] {new Point(1, new ReentrantLock())});
    }

    private void nestedClasses() {
        class Local implements Serializable {
            final ReentrantLock lock = new ReentrantLock();
        }
        Object anonymous = new Serializable() {
            final ReentrantLock lock = new ReentrantLock();
        };
        row("FieldTable$1.lock", anonymous);
        row("Box.content.lock", new Box(anonymous));
        row("FieldTable.Outside$1.lock", Outside.anonymous());
        row("FieldTable$1Local.lock", new Local());
        row("FieldTable$1Capturing.val$captured", capturing(new ReentrantLock()));
        row("FieldTable.Outside.Within.this$0.lock", new Outside().new Within());
    }

    private static Object capturing(ReentrantLock captured) {
        class Capturing implements Serializable {
            Object captured() {
                return captured;
            }
        }
        return new Capturing();
    }

    private void cyclesAndRepetitions() {
        Box upper = new Box(null);
        Object[] both = {upper, new Guarded()};
        upper.content = both;
        row("Box.content[1].lock", upper);
        row("Object[][1].lock", both);
        Guarded twice = new Guarded();
        row("FieldTable.TwoWays.a.lock", new TwoWays(twice, twice));
        row("Object[][1].lock", new Object[] {null, twice, twice, twice.lock});
        row("Object[][1]", new Object[] {null, twice.lock, twice});
    }

    private void otherClassesOfTheJdk() {
        row("AtomicReference.value.lock", new AtomicReference<>(new Guarded()));
        row("AtomicReference.value", new AtomicReference<>(new ReentrantLock()));
        row("AtomicReferenceArray.array[1].lock", new AtomicReferenceArray<>(new Object[] {null, new Guarded()}));
        row("AbstractMap.SimpleEntry.value.lock", new AbstractMap.SimpleEntry<>("k", new Guarded()));
        row("AbstractMap.SimpleImmutableEntry.key.lock", new AbstractMap.SimpleImmutableEntry<>(new Guarded(), "v"));
    }
}
