package dev.stowaway.owner;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Incarnation;
import java.net.ProtocolException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One edge of the wait-for graph. Two are equal only if they are about one and the same wait.
 *
 * @param number the number of the wait, by which it differs from the thread's other ones
 * @param lock for which the one waits and that the other holds, in words
 * @param lockClass binary name of its class
 * @param told by the owner at that socket; null if this process knows it itself
 */
record Edge(
        RemoteThread waiter,
        RemoteThread holder,
        long number,
        String lock,
        String lockClass,
        @Nullable Path told) {
    private static final char BETWEEN = '\n';
    private static final int PARTS = 10;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_LOCK = 90;

    /** Whether a thread of another process waits, or is waited for: the JVM itself does not see that. */
    boolean isBetweenProcesses() {
        Incarnation own = Incarnation.own();
        return !waiter.incarnation().equals(own) || !holder.incarnation().equals(own);
    }

    /** Texts are cut, so that all of them fit. */
    Frame frame(int request) {
        String text = part(waiter)
                + BETWEEN
                + part(holder)
                + BETWEEN
                + cut(lockClass, LONGEST_LOCK)
                + BETWEEN
                + cut(lock, LONGEST_LOCK);
        return new Frame(FrameKind.EDGE, 0, request, waiter.id(), holder.id(), number, text);
    }

    private static String part(RemoteThread thread) {
        Incarnation incarnation = thread.incarnation();
        return Long.toHexString(incarnation.high())
                + BETWEEN
                + Long.toHexString(incarnation.low())
                + BETWEEN
                + cut(thread.name(), LONGEST_NAME)
                + BETWEEN
                + cut(thread.process(), LONGEST_NAME);
    }

    private static String cut(String text, int longest) {
        String line = text.replace(BETWEEN, ' ');
        return line.length() > longest ? line.substring(0, longest) : line;
    }

    /** @throws ProtocolException if that is no edge */
    static Edge of(Frame frame, Path told) throws ProtocolException {
        String[] parts = frame.text().split(String.valueOf(BETWEEN), PARTS);
        if (parts.length != PARTS) {
            throw new ProtocolException("an edge of " + parts.length + " parts");
        }
        try {
            return new Edge(
                    thread(parts, 0, frame.target()),
                    thread(parts, 4, frame.amount()),
                    frame.nanos(),
                    parts[9],
                    parts[8],
                    told);
        } catch (NumberFormatException e) {
            throw new ProtocolException("an edge with " + e.getMessage());
        }
    }

    private static RemoteThread thread(String[] parts, int from, long id) {
        Incarnation incarnation =
                new Incarnation(Long.parseUnsignedLong(parts[from], 16), Long.parseUnsignedLong(parts[from + 1], 16));
        return new RemoteThread(incarnation, parts[from + 3], id, parts[from + 2]);
    }
}
