package dev.stowaway.remote;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Link;
import java.io.IOException;
import java.util.Map;

/** The stack of one thread of this process, for an owner that has found it in a deadlock. */
final class ThreadStack {
    private static final int MOST_FRAMES = 64;

    private final long thread;

    ThreadStack(long thread) {
        this.thread = thread;
    }

    void tell(int request, Link link) throws IOException {
        synchronized (link) {
            for (Map.Entry<Thread, StackTraceElement[]> entry :
                    Thread.getAllStackTraces().entrySet()) {
                @SuppressWarnings("deprecation") // threadId() comes with JDK 19
                long id = entry.getKey().getId();
                if (id == thread) {
                    tell(request, link, entry.getValue());
                }
            }
            link.send(Frame.done(request, 0));
        }
    }

    private static void tell(int request, Link link, StackTraceElement[] frames) throws IOException {
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            link.send(new Frame(FrameKind.LINE, 0, request, 0, 0, 0, frames[i].toString()));
        }
    }
}
