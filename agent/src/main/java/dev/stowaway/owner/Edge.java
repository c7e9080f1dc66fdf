package dev.stowaway.owner;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Incarnation;
import java.net.ProtocolException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One edge of the wait-for graph.
 *
 * @param lock for which the one waits and that the other holds, in words
 * @param told by the owner at that socket; null if this process knows it itself
 */
record Edge(
        RemoteThread waiter,
        RemoteThread holder,
        String lock,
        @Nullable Path told) {
    private static final char BETWEEN = '\n';
    private static final int PARTS = 9;
    private static final int LONGEST_LOCK = 120;

    /** Texts are last, and those that may be cut are the very last. */
    Frame frame(int request) {
        String text = part(waiter)
                + BETWEEN
                + part(holder)
                + BETWEEN
                + (lock.length() > LONGEST_LOCK ? lock.substring(0, LONGEST_LOCK) : lock);
        return new Frame(FrameKind.EDGE, 0, request, 0, 0, 0, text);
    }

    private static String part(RemoteThread thread) {
        Incarnation incarnation = thread.incarnation();
        return Long.toHexString(incarnation.high())
                + BETWEEN
                + Long.toHexString(incarnation.low())
                + BETWEEN
                + thread.id()
                + BETWEEN
                + shown(thread.name() + " of " + thread.process());
    }

    private static String shown(String name) {
        String line = name.replace(BETWEEN, ' ');
        return line.length() > LONGEST_LOCK ? line.substring(0, LONGEST_LOCK) : line;
    }

    /** @throws ProtocolException if that is no edge */
    static Edge of(Frame frame, Path told) throws ProtocolException {
        String[] parts = frame.text().split(String.valueOf(BETWEEN), PARTS);
        if (parts.length != PARTS) {
            throw new ProtocolException("an edge of " + parts.length + " parts");
        }
        try {
            return new Edge(thread(parts, 0), thread(parts, 4), parts[8], told);
        } catch (NumberFormatException e) {
            throw new ProtocolException("an edge with " + e.getMessage());
        }
    }

    private static RemoteThread thread(String[] parts, int from) {
        Incarnation incarnation =
                new Incarnation(Long.parseUnsignedLong(parts[from], 16), Long.parseUnsignedLong(parts[from + 1], 16));
        String name = parts[from + 3];
        int between = name.lastIndexOf(" of ");
        return new RemoteThread(
                incarnation,
                between < 0 ? "an unknown process" : name.substring(between + 4),
                Long.parseLong(parts[from + 2]),
                between < 0 ? name : name.substring(0, between));
    }
}
