package com.acme;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

/** Lets go of what it has serialized, and prints whether the JVM does too. */
public final class Forgets {
    private static final long PATIENCE_MS = 10_000;
    private static final long BETWEEN_COLLECTIONS_MS = 50;

    private static final ReferenceQueue<Job> FORGOTTEN = new ReferenceQueue<>();

    private static ObjectOutputStream stream;
    private static Reference<Job> written;

    /**
     * Writes a job. The first argument says what is done with the stream, or how it is written. With a second,
     * the agent is attached before and detached before that, {@code again} for once more.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        stream = new ObjectOutputStream(OutputStream.nullOutputStream());
        boolean isAttaching = args.length > 1;
        if (isAttaching) {
            SelfAttach.stowaway("");
        }
        write(args[0].equals("unshared"));
        if (isAttaching) {
            SelfAttach.detach();
            if (args[1].equals("again")) {
                SelfAttach.stowaway("");
            }
        }
        switch (args[0]) {
            case "reset" -> stream.reset();
            case "dropped" -> stream = null;
            case "unshared", "kept" -> stream.flush();
            default -> throw new IllegalArgumentException(args[0]);
        }
        boolean forgotten = isForgotten(args[0].equals("kept") ? 1_000 : PATIENCE_MS);
        System.out.println(forgotten ? "forgotten" : "alive");
    }

    private static void write(boolean unshared) throws IOException {
        Job job = new Job();
        written = new PhantomReference<>(job, FORGOTTEN);
        if (unshared) {
            stream.writeUnshared(job);
        } else {
            stream.writeObject(job);
        }
    }

    private static boolean isForgotten(long patienceMs) throws InterruptedException {
        long deadline = System.nanoTime() + patienceMs * 1_000_000;
        do {
            System.gc();
            if (FORGOTTEN.remove(BETWEEN_COLLECTIONS_MS) == written) {
                return true;
            }
        } while (System.nanoTime() < deadline);
        return false;
    }
}
