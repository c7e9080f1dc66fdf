package dev.stowaway.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a text a Java serialization stream begins. Raw it can't be there: every stream has a zero byte in its
 * header, and the JDK launches no process with one in an argument or a variable.
 *
 * @param encoding in words
 */
record EmbeddedStream(String encoding, int start) {
    /** The stream's header, {@code AC ED 00 05}, as its encodings have it. */
    private static final String BASE64 = "rO0AB";

    private static final String HEX = "aced0005";
    private static final String UPPER_HEX = "ACED0005";

    private static final int MOST = 8;

    /** No lock has a name so short that its stream would have less than 22 bytes, which are 30 digits of Base64. */
    private static final int SHORTEST = 30;

    /** The streams in a text, a few of them, in their order for each encoding. */
    static List<EmbeddedStream> in(String text) {
        List<EmbeddedStream> streams = List.of(); // As it is at nearly every launch.
        if (text.length() < SHORTEST) {
            return streams;
        }
        streams = add(streams, text, BASE64, "Base64");
        streams = add(streams, text, HEX, "hexadecimal");
        return add(streams, text, UPPER_HEX, "hexadecimal");
    }

    private static List<EmbeddedStream> add(List<EmbeddedStream> known, String text, String header, String encoding) {
        List<EmbeddedStream> streams = known;
        for (int at = text.indexOf(header); at >= 0 && streams.size() < MOST; at = text.indexOf(header, at + 1)) {
            streams = streams.isEmpty() ? new ArrayList<>() : streams;
            streams.add(new EmbeddedStream(encoding, at));
        }
        return streams;
    }
}
