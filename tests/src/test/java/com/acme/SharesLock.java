package com.acme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * Makes a block of shared memory in a folder, and counts in it together with another process that got the block and its lock
 * in a message, and that ends while it holds the lock. By reflection, since this is compiled without the jar.
 */
public final class SharesLock {
    private static final int BYTES = 64;
    private static final int ROUNDS = 100_000;
    private static final int PATIENCE_S = 20;

    private SharesLock() {}

    /** The arguments are the folder, and the class path of the other process. */
    public static void main(String[] arguments) throws Exception {
        Class<?> type = Class.forName("dev.stowaway.share.SharedMemory");
        try (AutoCloseable memory = (AutoCloseable) type.getMethod("create", Path.class, long.class)
                .invoke(null, Path.of(arguments[0], "block"), (long) BYTES)) {
            Shared shared = new Shared(memory, (Lock) type.getMethod("lock").invoke(memory));
            Process other = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java", "-cp", arguments[1], Counts.class.getName())
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream out = other.getOutputStream()) {
                out.write(written(shared));
            }
            shared.count();
            System.out.println("ended with " + other.waitFor());
            System.out.println("locked " + shared.lock.tryLock(PATIENCE_S, TimeUnit.SECONDS));
            System.out.println("counted " + shared.buffer().getInt(0));
            System.out.println("abandoned " + shared.asked("abandoned"));
            System.out.println("recovered " + shared.asked("recover"));
            shared.lock.unlock();
            type.getMethod("unlink").invoke(memory);
        }
    }

    private static byte[] written(Shared shared) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(shared);
        }
        return bytes.toByteArray();
    }

    /** What both processes have. */
    private static final class Shared implements Serializable {
        private static final long serialVersionUID = 1;

        private final Object memory;
        private final Lock lock;

        Shared(Object memory, Lock lock) {
            this.memory = memory;
            this.lock = lock;
        }

        void count() throws ReflectiveOperationException {
            ByteBuffer buffer = buffer();
            for (int i = 0; i < ROUNDS; i++) {
                lock.lock();
                try {
                    buffer.putInt(0, buffer.getInt(0) + 1);
                } finally {
                    lock.unlock();
                }
            }
        }

        ByteBuffer buffer() throws ReflectiveOperationException {
            return (ByteBuffer) memory.getClass().getMethod("buffer").invoke(memory);
        }

        Object asked(String method) throws ReflectiveOperationException {
            return lock.getClass().getMethod(method).invoke(lock);
        }
    }

    /** The other process. */
    static final class Counts {
        public static void main(String[] arguments) throws Exception {
            try (ObjectInputStream in = new ObjectInputStream(System.in)) {
                Shared shared = (Shared) in.readObject();
                shared.count();
                shared.lock.lock();
                System.out.println("counted");
                Runtime.getRuntime().halt(9);
            }
        }
    }
}
