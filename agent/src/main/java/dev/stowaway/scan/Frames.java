package dev.stowaway.scan;

import java.util.Arrays;

/** The objects that are being read, one in the other: 0 is the stream, 1 the root. */
final class Frames {
    private final int deepest;
    private Frame[] frames = new Frame[16];
    private Frame top = new Frame();
    private int depth;

    /** Down to which level the way from the root is known to {@link Trail}. */
    private int described;

    /** How many frames were made. */
    private int made = 1;

    Frames(int deepest) {
        this.deepest = deepest;
        frames[0] = top;
    }

    Frame top() {
        return top;
    }

    Frame at(int level) {
        return frames[level];
    }

    int depth() {
        return depth;
    }

    Frame push() throws ScanStop {
        if (++depth == made) {
            make();
        }
        top = frames[depth];
        return top;
    }

    private void make() throws ScanStop {
        if (depth > deepest) {
            depth--;
            throw ScanStop.broken("objects are nested more than " + deepest + " deep");
        }
        if (made == frames.length) {
            frames = Arrays.copyOf(frames, 2 * made);
        }
        frames[made++] = new Frame();
    }

    void pop() {
        top = frames[--depth];
        described = Math.min(described, depth);
    }

    int described() {
        return described;
    }

    void described(int level) {
        described = level;
    }

    void clear() {
        depth = 0;
        described = 0;
        top = frames[0];
    }
}
