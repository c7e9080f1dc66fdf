package dev.stowaway.scan;

/** The modified UTF-8 of serialization streams. */
final class Utf {
    private static final char MALFORMED = '\ufffd';

    private Utf() {}

    /** The characters from {@code from} on, as many as are whole and at most {@code most}. */
    static String decode(byte[] bytes, int from, int to, int most) {
        StringBuilder text = new StringBuilder(Math.min(to - from, most));
        int at = from;
        while (at < to && text.length() < most) {
            int first = bytes[at] & 0xff;
            if (first < 0x80) {
                text.append((char) first);
                at++;
            } else if (first >> 5 == 0b110 && at + 1 < to) {
                text.append((char) ((first & 0x1f) << 6 | (bytes[at + 1] & 0x3f)));
                at += 2;
            } else if (first >> 4 == 0b1110 && at + 2 < to) {
                text.append((char) ((first & 0xf) << 12 | (bytes[at + 1] & 0x3f) << 6 | (bytes[at + 2] & 0x3f)));
                at += 3;
            } else {
                text.append(MALFORMED);
                at++;
            }
        }
        return text.toString();
    }
}
