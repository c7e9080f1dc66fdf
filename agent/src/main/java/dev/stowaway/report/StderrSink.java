package dev.stowaway.report;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.slf4j.event.Level;

/** Writes to stderr: {@code WARN stowaway: message}. */
final class StderrSink implements Sink {
    private static final String ARROW = "\u2192";

    private final PrintStream stderr;
    private final Charset charset;

    /** @param stderr the stream of the JVM's start: one that an application has set later is application code */
    StderrSink(PrintStream stderr) {
        this(stderr, declaredCharset());
    }

    /**
     * @param charset what stderr is said to expect. US-ASCII is what a POSIX locale says, as containers have it, and
     *     is taken for UTF-8, as Python does (PEP 540): terminals and log collectors read that.
     */
    StderrSink(PrintStream stderr, Charset charset) {
        this.stderr = stderr;
        this.charset = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }

    @Override
    public void write(Level level, String message) {
        String event = level + " " + EventLogger.NAME + ": " + legible(message) + "\n";
        byte[] bytes = event.getBytes(charset);
        // One call, so that lines of other threads don't come between.
        stderr.write(bytes, 0, bytes.length);
        stderr.flush();
    }

    private String legible(String message) {
        return message.contains(ARROW) && !charset.newEncoder().canEncode(ARROW)
                ? message.replace(ARROW, "->")
                : message;
    }

    /** JDK 17 sets the property only for a terminal and uses the default charset otherwise. */
    private static Charset declaredCharset() {
        String name = System.getProperty("stderr.encoding", System.getProperty("sun.stderr.encoding"));
        if (name == null) {
            return Charset.defaultCharset();
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return Charset.defaultCharset();
        }
    }
}
