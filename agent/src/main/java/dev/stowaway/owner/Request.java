package dev.stowaway.owner;

import dev.stowaway.wire.Frame;
import java.io.IOException;
import java.net.ProtocolException;
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
    private boolean isUnwatched;
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
        run(); // What has come together with the request, no selector would tell of.
    }

    /** The thread is about to call, which may block or not: if it does, {@link #watchIfSince} is for that. */
    synchronized void beginCall(int id, Export export) {
        this.id = id;
        blockedAt = export;
        thread = Thread.currentThread();
        sinceNs = System.nanoTime();
        isUnwatched = true;
    }

    /**
     * Looks at what has come together with the request: this process may have been stopped, and the caller have given up.
     *
     * @throws InterruptedException if it has
     */
    void checkAbandoned() throws InterruptedException {
        synchronized (this) {
            Thread blocked = thread;
            if (blocked != null) {
                hearAll(blocked);
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /**
     * Watches the peer of a call that goes on for so long.
     *
     * @param beforeNs when it began at the latest, as {@link System#nanoTime} tells the time
     * @return false if there is a call that began later, and so has to be looked at again
     */
    synchronized boolean watchIfSince(long beforeNs) {
        if (!isUnwatched) {
            return true;
        }
        if (sinceNs - beforeNs > 0) {
            return false;
        }
        isUnwatched = false;
        run();
        return true;
    }

    /** The thread goes on. */
    synchronized void end() {
        blockedAt = null;
        thread = null;
        isUnwatched = false;
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
        if (hearAll(blocked)) {
            watch(); // A thread that awaits has to get its lock back first, and is blocked on.
        }
    }

    /** Whether there is more to be heard, later. */
    private boolean hearAll(Thread blocked) {
        try {
            while (!isAbandoned) { // Behind that comes the next request, which is for the surrogate itself.
                Frame frame = surrogate.link().take();
                if (frame == null) {
                    return true;
                }
                hear(frame, blocked);
            }
        } catch (IOException gone) {
            blocked.interrupt();
            surrogate.link().close();
            Export export = blockedAt;
            if (export != null && !export.remembersCallers()) {
                surrogate.leave(); // It may heed no interrupt, and nobody is to wait for that.
            }
        }
        return false;
    }

    private void hear(Frame frame, Thread blocked) throws ProtocolException {
        switch (frame.kind()) {
            case CANCEL -> {
                if (frame.id() == id) { // and not that of a request that was answered meanwhile
                    blocked.interrupt();
                }
            }
            case ABANDON -> {
                isAbandoned = true;
                blocked.interrupt();
            }
            default -> throw new ProtocolException("a frame " + frame.kind() + " before the answer to the last one");
        }
    }

    private void watch() {
        surrogate.watch(this);
    }
}
