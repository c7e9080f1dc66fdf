package com.acme.graphs;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;

/** The application's classes in a random graph: one for each way in which a class can be written. */
@SuppressWarnings({"UnusedVariable", "HidingField"}) // serialization reads the fields
final class Nodes {
    private Nodes() {}

    /** Writes values that none of its fields has. */
    interface Writer {
        /** The value under a name; the name is null if the value is written without one. */
        Object written(String name);
    }

    interface Task extends Callable<Object>, Serializable {}

    static class Box implements Serializable, Comparable<Box> {
        private static int made;

        private final int number = made++;
        Object content;

        Box(Object content) {
            this.content = content;
        }

        @Override
        public int compareTo(Box other) {
            return Integer.compare(number, other.number);
        }
    }

    static final class DerivedBox extends Box {
        private final Object content;
        private final Object other;

        DerivedBox(Object hidden, Object content, Object other) {
            super(hidden);
            this.content = content;
            this.other = other;
        }
    }

    record Pair(Object left, Object right) implements Serializable {}

    static final class Putting implements Serializable, Writer {
        private static final ObjectStreamField[] serialPersistentFields = {
            new ObjectStreamField("size", int.class),
            new ObjectStreamField("one", Object.class),
            new ObjectStreamField("other", Object.class)
        };
        private final transient Object[] values;

        Putting(Object... values) {
            this.values = values;
        }

        @Override
        public Object written(String name) {
            return name.equals("one") ? values[0] : values[1];
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            ObjectOutputStream.PutField fields = out.putFields();
            fields.put("size", 2);
            fields.put("one", written("one"));
            fields.put("other", written("other"));
            out.writeFields();
        }
    }

    /** Its lock, box or whatever is behind a transient array, so that no field has the object that is written. */
    static final class Computing implements Serializable, Writer {
        private final Object plain;
        private final transient Object[] hidden;

        Computing(Object plain, Object hidden) {
            this.plain = plain;
            this.hidden = new Object[] {hidden};
        }

        @Override
        public Object written(String name) {
            return hidden[0];
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeInt(7);
            out.writeObject(written(null));
        }
    }

    static final class WithTransient implements Serializable {
        private final transient Object skipped;

        WithTransient(Object skipped) {
            this.skipped = skipped;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeObject(skipped);
        }
    }

    public static final class External implements Externalizable, Writer {
        private final Object field;
        private final Object[] hidden;

        public External() {
            this(null, null);
        }

        External(Object field, Object hidden) {
            this.field = field;
            this.hidden = new Object[] {hidden};
        }

        @Override
        public Object written(String name) {
            return hidden[0];
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeObject(written(null));
            out.writeUTF("between");
            out.writeObject(field);
        }

        @Override
        public void readExternal(ObjectInput in) {}
    }

    static final class Replaced implements Serializable {
        private final transient Object replacement;

        Replaced(Object replacement) {
            this.replacement = replacement;
        }

        private Object writeReplace() {
            return replacement;
        }
    }

    static final class Handler implements InvocationHandler, Serializable {
        private final Object content;

        Handler(Object content) {
            this.content = content;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> "proxy";
            };
        }
    }

    static Task lambda(Object one, int number, Object other) {
        return () -> one + "" + number + other;
    }
}
