package com.acme;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;

/** Makes its first stream where the stack ends, in the first frame that has room for it, and then writes a lock. */
public final class MakesFirstStreamDeep {
    private static final long STACK_BYTES = 512 * 1024;

    private static boolean isMade;

    static final class Job implements Serializable {
        final ReentrantLock lock = new ReentrantLock();
    }

    public static void main(String[] args) throws Exception {
        initializeTheJdks();
        Thread deep = new Thread(null, MakesFirstStreamDeep::descend, "deep", STACK_BYTES);
        deep.start();
        deep.join();
        System.out.println("made deep down: " + isMade);
        stream().writeObject(new Job());
        System.out.println("written");
    }

    @SuppressWarnings("InfiniteRecursion") // on purpose
    private static void descend() {
        try {
            descend();
        } catch (StackOverflowError e) {
            // One frame up is more room.
        }
        if (!isMade) {
            try {
                stream();
                isMade = true;
            } catch (StackOverflowError e) {
                // as above
            }
        }
    }

    private static ObjectOutputStream stream() {
        try {
            return new ObjectOutputStream(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class of the JDK that is initialized where the stack ends would be lost, whoever asks for it. */
    private static void initializeTheJdks() throws Exception {
        ObjectStreamClass.lookup(Job.class);
        ObjectStreamClass.lookup(ReentrantLock.class);
        for (String part : new String[] {"", "$BlockDataOutputStream", "$HandleTable", "$ReplaceTable"}) {
            Class.forName("java.io.ObjectOutputStream" + part);
        }
        try (DataOutputStream data = new DataOutputStream(OutputStream.nullOutputStream())) {
            data.writeLong(1);
            data.writeDouble(1);
            data.writeUTF("");
        }
    }
}
