package com.acme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.concurrent.locks.ReentrantLock;

/** Serializes in each of the less usual ways. */
public final class SendsThroughOwnStreams {
    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "delegating" -> new Delegating(plain()).writeObject(new Job());
            case "removing" -> new Removing().writeObject(new Job());
            case "introducing" -> new Introducing().writeObject(new Letter());
            case "unshared" -> plain().writeUnshared(new Job());
            case "nested" -> plain().writeObject(new Envelope());
            case "standIn" -> plain().writeObject(new Object[] {new StandIn()});
            case "writeReplace" -> plain().writeObject(new Replaced());
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("sent");
    }

    private static ObjectOutputStream plain() throws IOException {
        return new ObjectOutputStream(OutputStream.nullOutputStream());
    }

    /** Made by the protected constructor: it has none of the state of a stream. */
    static final class Delegating extends ObjectOutputStream {
        private final ObjectOutputStream next;

        Delegating(ObjectOutputStream next) throws IOException {
            this.next = next;
        }

        @Override
        protected void writeObjectOverride(Object object) throws IOException {
            next.writeObject(object);
        }
    }

    static final class Removing extends ObjectOutputStream {
        Removing() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            return object instanceof ReentrantLock ? "no lock" : object;
        }
    }

    static final class Introducing extends ObjectOutputStream {
        Introducing() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            return object instanceof String ? new ReentrantLock() : object;
        }
    }

    static final class Letter implements Serializable {
        final String body = "hello";
    }

    /** Serializes another graph in the middle of its own. */
    static final class Envelope implements Serializable {
        final ReentrantLock lock = new ReentrantLock();

        private void writeObject(ObjectOutputStream out) throws IOException {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            new ObjectOutputStream(content).writeObject(new Job());
            out.writeObject(content.toByteArray());
            out.defaultWriteObject();
        }
    }

    /** Has a lock written in its place. */
    static final class StandIn implements Serializable {
        private Object writeReplace() {
            return new ReentrantLock();
        }
    }

    static final class Replaced implements Serializable {
        final NamedLock lock = new NamedLock();
    }

    /** Its author has thought of serialization. */
    static final class NamedLock extends ReentrantLock {
        private Object writeReplace() {
            return "the lock of that name";
        }
    }
}
