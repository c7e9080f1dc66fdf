package com.acme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Makes a block of shared memory in a folder, has another process add to it that got it in a message, and prints the sum. By
 * reflection, since this is compiled without the jar.
 */
public final class SharesMemory {
    private static final int BYTES = 1 << 20;

    private SharesMemory() {}

    /** The arguments are the folder, and the class path of the other process. */
    public static void main(String[] arguments) throws Exception {
        Class<?> type = Class.forName("dev.stowaway.share.SharedMemory");
        try (AutoCloseable memory = (AutoCloseable) type.getMethod("create", Path.class, long.class)
                .invoke(null, Path.of(arguments[0], "block"), (long) BYTES)) {
            ByteBuffer buffer = buffer(memory);
            buffer.putInt(BYTES - Integer.BYTES, 40);
            Process other = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java", "-cp", arguments[1], Adds.class.getName())
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream out = other.getOutputStream()) {
                out.write(written(memory));
            }
            System.out.println("ended with " + other.waitFor());
            System.out.println("sum " + buffer.getInt(BYTES - Integer.BYTES));
            type.getMethod("unlink").invoke(memory);
        }
    }

    private static byte[] written(Object memory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(memory);
        }
        return bytes.toByteArray();
    }

    private static ByteBuffer buffer(Object memory) throws ReflectiveOperationException {
        return (ByteBuffer) memory.getClass().getMethod("buffer").invoke(memory);
    }

    /** The other process. */
    static final class Adds {
        public static void main(String[] arguments) throws Exception {
            try (ObjectInputStream in = new ObjectInputStream(System.in);
                    AutoCloseable memory = (AutoCloseable) in.readObject()) {
                ByteBuffer buffer = buffer(memory);
                buffer.putInt(BYTES - Integer.BYTES, buffer.getInt(BYTES - Integer.BYTES) + 2);
                System.out.println("added to " + buffer.remaining() + " bytes");
            }
        }
    }
}
