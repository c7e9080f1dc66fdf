package dev.stowaway.scan;

import dev.stowaway.path.ClassNames;
import dev.stowaway.path.Edge;
import dev.stowaway.path.Hop;
import dev.stowaway.path.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from the root to the object that is being read. What of it is the same from one lock to the next is kept, so that
 * a million locks in a list cost a step each.
 */
final class Trail {
    private final Frames frames;
    private final List<Hop> hops = new ArrayList<>();

    Trail(Frames frames) {
        this.frames = frames;
    }

    /** The steps down to the object that is being read; valid until the next call. */
    List<Hop> hops() {
        return hops;
    }

    /** The name of the root, and the pattern of the way from there. */
    Pattern update() {
        int known = frames.described();
        hops.subList(known == 0 ? 0 : frames.at(known).hops, hops.size()).clear();
        for (int level = known + 1; level <= frames.depth(); level++) {
            describe(level);
        }
        frames.described(frames.depth());
        return frames.top().pattern();
    }

    private void describe(int level) {
        Frame frame = frames.at(level);
        if (level == 1) {
            String root = name(frame);
            frame.describe(Pattern.of(root), 0, root);
            return;
        }
        Frame parent = frames.at(level - 1);
        Edge edge = Edges.between(parent, frame);
        if (edge == null) {
            frame.describe(parent.pattern(), parent.hops, parent.from);
            return;
        }
        hops.add(new Hop(parent.from, edge));
        String name = name(frame);
        String simple = Lambdas.isOne(frame) ? name : name.substring(name.lastIndexOf('.') + 1);
        frame.describe(parent.pattern().then(edge), hops.size(), simple);
    }

    private static String name(Frame frame) {
        ClassDescriptor type = frame.type;
        if (type == null) {
            return Edge.Fixed.UNKNOWN.text();
        }
        if (SerialProxy.isOne(type)) {
            return ClassNames.ofRoot(SerialProxy.className(frame));
        }
        return Lambdas.isOne(frame) ? "lambda" : ClassNames.ofRoot(type.name);
    }
}
