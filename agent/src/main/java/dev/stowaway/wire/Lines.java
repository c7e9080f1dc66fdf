package dev.stowaway.wire;

import java.io.IOException;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * An answer of several lines, each as long as it is: one that does not fit into a frame goes on in the next one. At the
 * end stands {@link FrameKind#DONE}.
 */
public final class Lines {
    /** The mode of a frame whose line goes on. */
    private static final int GOES_ON = 1;

    /** What fits in any case: in UTF-8 a {@code char} takes three bytes at most. */
    private static final int CHARS = Frame.MAX_TEXT_BYTES / 3;

    private final Link link;
    private final int request;

    /** @param request to which the lines are the answer */
    public Lines(Link link, int request) {
        this.link = link;
        this.request = request;
    }

    public void send(String line) throws IOException {
        int start = 0;
        while (line.length() - start > CHARS) {
            int end = start + CHARS;
            if (Character.isHighSurrogate(line.charAt(end - 1))) {
                end--; // both halves of a character have to be in one frame
            }
            send(GOES_ON, line.substring(start, end));
            start = end;
        }
        send(0, line.substring(start));
    }

    private void send(int mode, String text) throws IOException {
        link.send(new Frame(FrameKind.LINE, mode, request, 0, 0, 0, text));
    }

    /**
     * The next line; null if there is no other.
     *
     * @param nanos to wait for each frame
     * @throws Handshake.SilentException if it does not come in that time
     */
    public @Nullable String receive(long nanos) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            Frame frame = link.receive(nanos);
            if (frame == null) {
                throw new Handshake.SilentException();
            }
            if (frame.kind() == FrameKind.DONE) {
                return null;
            }
            if (frame.kind() != FrameKind.LINE) {
                throw new ProtocolException("a frame " + frame.kind() + " where a line is expected");
            }
            line.append(frame.text());
            if (frame.mode() != GOES_ON) {
                return line.toString();
            }
        }
    }
}
