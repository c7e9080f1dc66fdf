package com.acme.paths;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Classes that say themselves what is written of them. */
@SuppressWarnings({"UnusedVariable", "HidingField"}) // serialization reads the fields
final class WrittenTable extends Table {
    /** Declares its form; the stream writes the fields of these names. */
    static final class Declaring implements Serializable {
        private static final ObjectStreamField[] serialPersistentFields = {
            new ObjectStreamField("shown", Object.class), new ObjectStreamField("size", int.class)
        };
        private final Object hidden = new ReentrantLock();
        private final Object shown = new Guarded();
        private final int size = 1;
    }

    /** Writes a value under a name that no field has. */
    static class Putting implements Serializable {
        private static final ObjectStreamField[] serialPersistentFields = {
            new ObjectStreamField("size", int.class),
            new ObjectStreamField("guard", Object.class),
            new ObjectStreamField("title", String.class)
        };
        private final transient Object made;

        Putting(Object made) {
            this.made = made;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            ObjectOutputStream.PutField fields = out.putFields();
            fields.put("guard", made);
            fields.put("size", 1);
            fields.put("title", "t");
            out.writeFields();
        }
    }

    static final class PuttingMore extends Putting {
        private final Object guard;

        PuttingMore(Object made, Object guard) {
            super(made);
            this.guard = guard;
        }
    }

    /** Puts another value than the field has. */
    static final class PuttingOther implements Serializable {
        private final Object guard = "nothing";

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.putFields().put("guard", new Guarded());
            out.writeFields();
        }
    }

    static final class WithTransient implements Serializable {
        private final transient Object lock = new ReentrantLock();
        private final String name = "n";

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeObject(lock);
        }
    }

    static class Computing implements Serializable {
        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeObject(new Guarded());
        }
    }

    static final class ComputingBelow extends Computing {
        private final Object lock = new ReentrantLock();
    }

    static final class ComputingList extends ArrayList<Object> {
        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeObject(new ReentrantLock());
        }
    }

    static class NotSerializable {
        Object inherited = new ReentrantLock();
    }

    static final class WritingInherited extends NotSerializable implements Serializable {
        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeObject(inherited);
        }
    }

    public static final class External implements Externalizable {
        private final Object field;
        private final Object written;

        public External() {
            this(null, null);
        }

        External(Object field, Object written) {
            this.field = field;
            this.written = written;
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeObject(field);
            if (written != null) {
                out.writeObject(new Box(written));
            }
        }

        @Override
        public void readExternal(ObjectInput in) {}
    }

    @Override
    void fill() {
        row("WrittenTable.Declaring.shown.lock", new Declaring());
        row("WrittenTable.Putting.guard.lock", new Putting(new Guarded()));
        row("WrittenTable.Putting.guard", new Putting(new ReentrantLock()));
        row("WrittenTable.Putting.guard[1].lock", new Putting(List.of("a", new Guarded())));
        row("WrittenTable.PuttingMore.Putting#guard.lock", new PuttingMore(new Guarded(), null));
        row("WrittenTable.PuttingMore.guard.lock", new PuttingMore(null, new Guarded()));
        row("WrittenTable.PuttingOther.guard.lock", new PuttingOther());
        row("WrittenTable.WithTransient.lock", new WithTransient());
        row("WrittenTable.Computing.writeObject().lock", new Computing());
        row("Box.content.writeObject().lock", new Box(new Computing()));
        row("WrittenTable.ComputingBelow.writeObject().lock", new ComputingBelow());
        row("WrittenTable.ComputingList.writeObject()", new ComputingList());
        ComputingList list = new ComputingList();
        list.add(new Guarded());
        row("WrittenTable.ComputingList[0].lock", list);
        row("WrittenTable.WritingInherited.inherited", new WritingInherited());
        row("WrittenTable.External.field.lock", new External(new Guarded(), null));
        row("WrittenTable.External.field", new External(new ReentrantLock(), null));
        row("WrittenTable.External.writeExternal().content.lock", new External("nothing", new Guarded()));
        row("Box.content.writeExternal().content", new Box(new External("nothing", new ReentrantLock())));
        row("WrittenTable.External.field[0].lock", new External(List.of(new Guarded()), null));
    }
}
