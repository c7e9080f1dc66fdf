package dev.stowaway.scan;

import java.util.ArrayList;
import java.util.List;

/** The objects that are being read, one in the other: 0 is the stream, 1 the root. */
final class Frames {
    private final List<Frame> frames = new ArrayList<>();
    private final int deepest;
    private int depth;

    /** Down to which level the way from the root is known to {@link Trail}. */
    private int described;

    Frames(int deepest) {
        this.deepest = deepest;
        frames.add(new Frame());
    }

    Frame top() {
        return frames.get(depth);
    }

    Frame at(int level) {
        return frames.get(level);
    }

    int depth() {
        return depth;
    }

    Frame push() throws ScanStop {
        if (depth == deepest) {
            throw ScanStop.broken("objects are nested more than " + deepest + " deep");
        }
        if (++depth == frames.size()) {
            frames.add(new Frame());
        }
        return frames.get(depth);
    }

    void pop() {
        depth--;
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
    }
}
