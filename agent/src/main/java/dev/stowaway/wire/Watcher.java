package dev.stowaway.wire;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Watches connections for threads that are busy elsewhere: a surrogate that is blocked at the real lock can't see its peer
 * go. One daemon thread, which is there from the first time on that anything is watched.
 *
 * <p>Assumptions and guarantees: any threads may call. What was asked for happens once, after there is something to read
 * on the connection or it has failed, on the watcher's thread; it may happen late, when nobody is interested any more.
 */
public final class Watcher {
    private final String name;
    private final Queue<Watch> fresh = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Selector selector;

    private record Watch(Link link, Runnable then) {}

    /** @param name of its thread */
    public Watcher(String name) {
        this.name = name;
    }

    /** Has {@code then} run, once, when there is something to read. */
    public void watch(Link link, Runnable then) throws IOException {
        fresh.add(new Watch(link, then));
        started().wakeup();
    }

    /** Lets go of a connection that was closed: before that, the system would not close it. */
    void forget(Link link) {
        Selector known = selector;
        if (known != null && link.channel().keyFor(known) != null) {
            known.wakeup();
        }
    }

    private Selector started() throws IOException {
        Selector known = selector;
        return known == null ? start() : known;
    }

    private synchronized Selector start() throws IOException {
        Selector known = selector;
        if (known == null) {
            known = Selector.open();
            selector = known;
            Daemons.thread(new Loop(known), name).start();
        }
        return known;
    }

    private final class Loop implements Runnable {
        private final Selector selector;

        Loop(Selector selector) {
            this.selector = selector;
        }

        @Override
        public void run() {
            while (true) {
                try {
                    selector.select();
                    Thread.interrupted(); // nobody has a reason to, and the selector would not wait
                    for (SelectionKey key : selector.selectedKeys()) {
                        ready(key);
                    }
                    selector.selectedKeys().clear();
                    for (Watch watch = fresh.poll(); watch != null; watch = fresh.poll()) {
                        arm(watch);
                    }
                } catch (IOException | ClosedSelectorException e) {
                    return; // the selector's own end, which nothing here brings about
                }
            }
        }

        private void arm(Watch watch) {
            try {
                SelectionKey key = watch.link.channel().keyFor(selector);
                if (key == null) {
                    watch.link.channel().register(selector, SelectionKey.OP_READ, watch.then);
                } else {
                    key.attach(watch.then);
                    key.interestOps(SelectionKey.OP_READ);
                }
            } catch (ClosedChannelException | RuntimeException closed) { // or its key is cancelled
                run(watch.then);
            }
        }

        private void ready(SelectionKey key) {
            Object then = key.attach(null);
            try {
                key.interestOps(0);
            } catch (RuntimeException cancelled) {
                // Closed meanwhile, which the one who asked has to know of all the same.
            }
            if (then instanceof Runnable run) {
                run(run);
            }
        }

        /** What fails is told as if it had been the thread's end; but the others still need the thread. */
        private static void run(Runnable then) {
            try {
                then.run();
            } catch (RuntimeException | Error e) {
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
            }
        }
    }
}
