package dev.stowaway.owner;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The request at which a surrogate is blocked, and what may happen to it meanwhile.
 *
 * <p>Assumptions and guarantees: the surrogate's thread begins and ends; the watcher's thread looks at what the peer sends
 * in between. An interrupt is sent only between the two, so that it never hits the thread at its connection.
 */
final class Request implements Runnable {
    private final Surrogate surrogate;

    private int id;
    private @Nullable Export blockedAt;
    private @Nullable Thread thread;
    private boolean isAbandoned;
    private long sinceNs;

    Request(Surrogate surrogate) {
        this.surrogate = surrogate;
    }

    /** The thread is about to block. */
    void begin(int id, Export export) {
        synchronized (this) {
            this.id = id;
            blockedAt = export;
            thread = Thread.currentThread();
            sinceNs = System.nanoTime();
        }
        watch();
    }

    /** The thread goes on. */
    synchronized void end() {
        blockedAt = null;
        thread = null;
    }

    /** Whether nobody waits for the answer any more; asked once, after the end. */
    synchronized boolean isAbandoned() {
        boolean was = isAbandoned;
        isAbandoned = false;
        return was;
    }

    /** What the thread is blocked at; null if it isn't. */
    synchronized @Nullable Export blockedAt() {
        return blockedAt;
    }

    /** Since when, as {@link System#nanoTime} tells the time. */
    synchronized long sinceNs() {
        return sinceNs;
    }

    /** The peer has sent something, or is gone. */
    @Override
    public synchronized void run() {
        Thread blocked = thread;
        if (blocked == null) {
            return;
        }
        boolean isGone = false;
        try {
            Frame frame = surrogate.link().take();
            if (frame == null || (frame.kind() == FrameKind.CANCEL && frame.id() != id)) {
                watch();
                return;
            }
            isAbandoned = frame.kind() == FrameKind.ABANDON;
            isGone = !isAbandoned && frame.kind() != FrameKind.CANCEL; // No request may come before the answer.
        } catch (IOException gone) {
            isGone = true;
        }
        blocked.interrupt();
        if (isGone) {
            surrogate.link().close();
        } else {
            watch(); // A thread that awaits has to get its lock back first, and is blocked on.
        }
    }

    private void watch() {
        surrogate.watch(this);
    }
}
