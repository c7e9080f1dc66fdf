package com.acme.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Scans streams that no program would write, each made while it is read, and prints of each how it ended. */
public final class ScansHostile {
    private static final byte[] HEADER = bytes(out -> out.writeInt(0xaced0005));

    interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    /** The argument names the stream. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Scanner.Found found = new Scanner(false).scan(stream(args[0]));
        System.out.println(found.locks().size() + " locks");
        found.problems().forEach(System.out::println);
    }

    private static InputStream stream(String name) {
        return switch (name) {
            case "a hundred million objects" -> repeated(HEADER, new byte[] {0x74, 0, 0}, 100_000_000);
            case "millions of keys" -> manyKeys();
            case "arrays in arrays" ->
                repeated(start(ScansHostile::arrays), bytes(ScansHostile::arrayInArray), 3_000_000);
            case "an array without an end" -> repeated(start(ScansHostile::bytesWithoutEnd), new byte[1024], 10_000);
            case "a string without an end" ->
                repeated(
                        start(out -> {
                            out.write(0x7c);
                            out.writeLong(Long.MAX_VALUE);
                        }),
                        new byte[1024],
                        10_000);
            case "classes without number" -> repeated(HEADER, bytes(out -> classWithout(out, "C")), 1_000_000);
            case "names without number" -> repeated(HEADER, bytes(out -> classWithout(out, "C".repeat(60_000))), 5_000);
            case "superclasses without end" ->
                repeated(start(out -> out.write(0x76)), bytes(out -> classBelow(out, "C")), 1_000_000);
            case "a class below itself" ->
                new ByteArrayInputStream(start(out -> {
                    out.write(0x73);
                    classBelow(out, "C");
                    out.write(0x71);
                    out.writeInt(0x7e0000);
                }));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static byte[] start(Content content) {
        return bytes(out -> {
            out.write(HEADER);
            content.to(out);
        });
    }

    private static InputStream manyKeys() {
        byte[] map = bytes(out -> {
            out.write(HEADER);
            out.write(0x73);
            out.write(0x72);
            out.writeUTF("java.util.HashMap");
            out.writeLong(0);
            out.write(3);
            out.writeShort(0);
            out.write(0x78);
            out.write(0x70);
        });
        // A key of its own for each value, 70 characters long.
        return repeated(
                map,
                bytes(out -> {
                    out.write(0x74);
                    out.writeUTF("k".repeat(70));
                    out.write(0x70);
                }),
                4_000_000);
    }

    private static void arrays(DataOutputStream out) throws IOException {
        out.write(0x75);
        out.write(0x72);
        out.writeUTF("[Ljava.lang.Object;");
        out.writeLong(0);
        out.write(2);
        out.writeShort(0);
        out.write(0x78);
        out.write(0x70);
        out.writeInt(1);
    }

    private static void arrayInArray(DataOutputStream out) throws IOException {
        out.write(0x75);
        out.write(0x71);
        out.writeInt(0x7e0000);
        out.writeInt(Integer.MAX_VALUE);
    }

    private static void bytesWithoutEnd(DataOutputStream out) throws IOException {
        out.write(0x75);
        out.write(0x72);
        out.writeUTF("[J");
        out.writeLong(0);
        out.write(2);
        out.writeShort(0);
        out.write(0x78);
        out.write(0x70);
        out.writeInt(Integer.MAX_VALUE);
    }

    private static void classWithout(DataOutputStream out, String name) throws IOException {
        classBelow(out, name);
        out.write(0x70);
    }

    /** Up to where the superclass is named. */
    private static void classBelow(DataOutputStream out, String name) throws IOException {
        out.write(0x72);
        out.writeUTF(name);
        out.writeLong(0);
        out.write(2);
        out.writeShort(0);
        out.write(0x78);
    }

    private static InputStream repeated(byte[] start, byte[] chunk, int times) {
        int atOnce = Math.max(1, 60_000 / chunk.length);
        byte[] many = new byte[atOnce * chunk.length];
        for (int i = 0; i < atOnce; i++) {
            System.arraycopy(chunk, 0, many, i * chunk.length, chunk.length);
        }
        InputStream rest = new Repeating(many, times / atOnce);
        return new SequenceInputStream(Collections.enumeration(List.of(new ByteArrayInputStream(start), rest)));
    }

    private static final class Repeating extends InputStream {
        private final byte[] chunk;
        private int left;

        Repeating(byte[] chunk, int times) {
            this.chunk = Arrays.copyOf(chunk, chunk.length);
            this.left = times;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read more at once");
        }

        private int at;

        @Override
        public int read(byte[] target, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int bytes = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, target, from, bytes);
            at += bytes;
            if (at == chunk.length) {
                at = 0;
                left--;
            }
            return bytes;
        }
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
