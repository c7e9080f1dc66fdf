package com.acme;

import java.io.Externalizable;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.locks.ReentrantLock;

/** Has classes that fail when they are written, and prints the stack traces. */
public final class ThrowsWhileWriting {
    static final class InWriteReplace implements Serializable {
        private Object writeReplace() throws IOException {
            throw new NotSerializableException("writeReplace");
        }
    }

    static final class InWriteObject implements Serializable {
        private void writeObject(ObjectOutputStream out) {
            throw new IllegalStateException("writeObject");
        }
    }

    static final class InLock extends ReentrantLock {
        private void writeObject(ObjectOutputStream out) {
            throw new UnsupportedOperationException("lock");
        }
    }

    public static final class InWriteExternal implements Externalizable {
        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            throw new IOException("writeExternal");
        }

        @Override
        public void readExternal(ObjectInput in) {}
    }

    public static void main(String[] args) {
        print(new InWriteReplace());
        print(new InWriteObject());
        print(new InLock());
        print(new InWriteExternal());
    }

    private static void print(Object failing) {
        try {
            SendsJob.send(new Object[] {failing});
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(System.out);
        }
    }
}
