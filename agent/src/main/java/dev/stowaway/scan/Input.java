package dev.stowaway.scan;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file or of memory, read once from front to back. Of a file, no more than a window is in memory.
 *
 * <p>Numbers are big-endian, as {@link java.io.DataOutput} writes them.
 */
final class Input {
    /** The longest run of bytes that is looked at as one: a string with a length of two bytes. */
    static final int LONGEST_RUN = 0xffff;

    private static final int WINDOW = 1 << 17;

    private final @Nullable InputStream source;
    private final byte[] window;
    private final long mostBytes;
    private final long millis;
    private final long startNanos = System.nanoTime();
    private int at;
    private int end;

    /** Where in the input the window begins. */
    private long base;

    Input(InputStream source, ScanLimits limits) {
        this(source, new byte[WINDOW], 0, 0, limits);
    }

    Input(byte[] bytes, int from, int to, ScanLimits limits) {
        this(null, bytes, from, (int) Math.min(to, from + limits.bytes()), limits);
        base = -from;
        isCut = end < to;
    }

    private boolean isCut;

    private Input(@Nullable InputStream source, byte[] window, int at, int end, ScanLimits limits) {
        this.source = source;
        this.window = window;
        this.at = at;
        this.end = end;
        this.mostBytes = limits.bytes();
        this.millis = limits.millis();
    }

    /** The number of bytes before the next one. */
    long position() {
        return base + at;
    }

    /** The next byte, which stays the next; -1 at the end. */
    int peek() throws ScanStop, IOException {
        return at < end || fill(1) ? window[at] & 0xff : -1;
    }

    int u1() throws ScanStop, IOException {
        if (at == end) {
            require(1);
        }
        return window[at++] & 0xff;
    }

    int u2() throws ScanStop, IOException {
        require(2);
        int value = (window[at] & 0xff) << 8 | (window[at + 1] & 0xff);
        at += 2;
        return value;
    }

    int int32() throws ScanStop, IOException {
        require(4);
        byte[] b = window;
        int i = at;
        at = i + 4;
        return (b[i] & 0xff) << 24 | (b[i + 1] & 0xff) << 16 | (b[i + 2] & 0xff) << 8 | (b[i + 3] & 0xff);
    }

    long int64() throws ScanStop, IOException {
        long high = int32();
        return high << 32 | (int32() & 0xffffffffL);
    }

    /** A number of one to eight bytes. */
    long number(int bytes) throws ScanStop, IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | u1();
        }
        return value;
    }

    void skip(long bytes) throws ScanStop, IOException {
        long left = bytes;
        while (left > end - at) {
            left -= end - at;
            at = end;
            if (!fill(1)) {
                throw ended();
            }
        }
        at += (int) left;
    }

    /** A string in the modified UTF-8 of streams, cut after {@code most} characters. */
    String utf(long bytes, int most) throws ScanStop, IOException {
        int run = (int) Math.min(bytes, LONGEST_RUN);
        require(run);
        String text = Utf.decode(window, at, at + run, most);
        skip(bytes);
        return text;
    }

    /** Goes to the next {@code AC ED 00 05}, and behind it; false if there is none. */
    boolean findStream() throws ScanStop, IOException {
        while (end - at >= 4 || fill(4)) {
            int last = end - 4;
            for (int i = at; i <= last; i++) {
                if (window[i] == (byte) 0xac
                        && window[i + 1] == (byte) 0xed
                        && window[i + 2] == 0
                        && window[i + 3] == 5) {
                    at = i + 4;
                    return true;
                }
            }
            at = last + 1;
        }
        at = end;
        return false;
    }

    /** @throws ScanStop if the time is over */
    void checkTime() throws ScanStop {
        if (millis != Long.MAX_VALUE && (System.nanoTime() - startNanos) / 1_000_000 >= millis) {
            throw ScanStop.limit("the time allowed, " + millis + " ms, is over");
        }
    }

    private void require(int bytes) throws ScanStop, IOException {
        if (end - at < bytes && !fill(bytes)) {
            throw ended();
        }
    }

    private ScanStop ended() {
        at = end;
        return ScanStop.broken("the data end here, in the middle of the stream");
    }

    /** Reads on until {@code bytes} are in the window; false if the end comes first. */
    private boolean fill(int bytes) throws ScanStop, IOException {
        checkTime();
        if (source != null) {
            System.arraycopy(window, at, window, 0, end - at);
            base += at;
            end -= at;
            at = 0;
            while (end < bytes && !isCut) {
                long allowed = Math.min(window.length - end, mostBytes - base - end);
                int read = allowed <= 0 ? 0 : source.read(window, end, (int) allowed);
                if (read < 0) {
                    return false;
                }
                end += read;
                isCut = allowed <= 0 && source.read() >= 0;
                if (allowed <= 0 && !isCut) {
                    return false;
                }
            }
        }
        if (end - at < bytes && isCut) {
            at = end;
            throw ScanStop.limit("no more than the first " + mostBytes + " bytes are read");
        }
        return end - at >= bytes;
    }
}
