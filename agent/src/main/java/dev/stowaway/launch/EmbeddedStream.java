package dev.stowaway.launch;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A Java serialization stream that a text has in it. Raw it can't be: every stream has a zero byte in its header, and
 * the JDK refuses to launch a process with one in an argument or a variable.
 *
 * @param encoding in words
 */
record EmbeddedStream(String encoding, byte[] bytes) {
    /** The stream's header, {@code AC ED 00 05}, as its encodings have it. */
    private static final String BASE64 = "rO0AB";

    private static final String HEX = "aced0005";
    private static final String UPPER_HEX = "ACED0005";

    private static final int LONGEST = 1 << 20;
    private static final int MOST = 16;

    /** The streams in a text, wherever they begin; a few of them, each up to a mebibyte. */
    static List<EmbeddedStream> in(String text) {
        // The common case has none, and is asked at every launch.
        if (text.indexOf(BASE64) < 0 && text.indexOf(HEX) < 0 && text.indexOf(UPPER_HEX) < 0) {
            return List.of();
        }
        List<EmbeddedStream> streams = new ArrayList<>();
        int at = 0;
        while (at < text.length() && streams.size() < MOST) {
            if (text.startsWith(BASE64, at)) {
                int end = endOfBase64(text, at);
                streams.add(ofBase64(text.substring(at, end)));
                at = end;
            } else if (text.regionMatches(true, at, HEX, 0, HEX.length())) {
                int end = endOfHex(text, at);
                streams.add(ofHex(text, at, end));
                at = end;
            } else {
                at++;
            }
        }
        return streams;
    }

    private static int endOfBase64(String text, int start) {
        int end = start;
        while (end < text.length()
                && end - start < LONGEST / 3 * 4
                && (isBase64(text.charAt(end)) || isBreak(text, end))) {
            end++;
        }
        return end;
    }

    private static EmbeddedStream ofBase64(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        boolean isForUrls = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' || c == '_') {
                isForUrls = true;
                digits.append(c == '-' ? '+' : '/');
            } else if (isBase64(c)) {
                digits.append(c);
            }
        }
        // A single digit at the end is less than a byte: the text was cut off, and so is the stream.
        digits.setLength(digits.length() % 4 == 1 ? digits.length() - 1 : digits.length());
        return new EmbeddedStream(
                isForUrls ? "Base64 for URLs" : "Base64", Base64.getDecoder().decode(digits.toString()));
    }

    private static int endOfHex(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < LONGEST * 2 && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        return end;
    }

    private static EmbeddedStream ofHex(String text, int start, int end) {
        byte[] bytes = new byte[(end - start) / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(text.charAt(start + 2 * i), 16);
            bytes[i] = (byte) (high << 4 | Character.digit(text.charAt(start + 2 * i + 1), 16));
        }
        return new EmbeddedStream("hexadecimal digits", bytes);
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+/-_".indexOf(c) >= 0;
    }

    /** Mail and old tools break lines. */
    private static boolean isBreak(String text, int i) {
        return text.charAt(i) == '\n' || text.charAt(i) == '\r';
    }
}
