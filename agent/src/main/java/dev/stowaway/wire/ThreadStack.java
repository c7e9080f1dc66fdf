package dev.stowaway.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says where a thread of this process is, for whoever has found it in a deadlock. */
public final class ThreadStack {
    private static final int MOST_FRAMES = 64;

    private ThreadStack() {}

    /** The frames of the thread of that number, the innermost first; none of a virtual thread. */
    public static List<String> of(long number) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            if (ThreadNumber.of(entry.getKey()) == number) {
                StackTraceElement[] frames = entry.getValue();
                for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                    lines.add(frames[i].toString());
                }
            }
        }
        return lines;
    }
}
