package dev.stowaway.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells texts that are serialization streams, by how the magic number {@code AC ED 00 05} looks in each encoding. */
final class StreamText {
    private static final String RAW = "\u00ac\u00ed\u0000\u0005";
    private static final String BASE64 = "rO0AB";
    private static final String HEX = "aced0005";

    private StreamText() {}

    /** The bytes, up to {@code most} of them and to what does not belong to the encoding; null if it is no stream. */
    static byte @Nullable [] decode(String text, long most) {
        if (text.startsWith(RAW)) {
            return raw(text, most);
        }
        if (text.startsWith(BASE64)) {
            return packed(text, 6, most);
        }
        return text.regionMatches(true, 0, HEX, 0, HEX.length()) ? packed(text, 4, most) : null;
    }

    private static byte[] raw(String text, long most) {
        byte[] bytes = new byte[(int) Math.min(text.length(), most)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    /** Digits of {@code bits} bits each; line ends are passed over. */
    private static byte[] packed(String text, int bits, long most) {
        byte[] bytes = new byte[(int) Math.min((long) text.length() * bits / 8, most)];
        int size = 0;
        int pending = 0;
        int pendingBits = 0;
        for (int i = 0; i < text.length() && size < bytes.length; i++) {
            char c = text.charAt(i);
            int digit = bits == 4 ? Character.digit(c, 16) : base64(c);
            if (digit < 0) {
                if (c == '\r' || c == '\n') {
                    continue;
                }
                break;
            }
            pending = pending << bits | digit;
            pendingBits += bits;
            if (pendingBits >= 8) {
                pendingBits -= 8;
                bytes[size++] = (byte) (pending >> pendingBits);
            }
        }
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    private static int base64(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }
}
