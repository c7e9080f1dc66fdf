package dev.stowaway.remote;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Handshake;
import dev.stowaway.wire.Link;
import dev.stowaway.wire.ThreadStack;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The line over which an owner hears which proxies there are, and asks where a thread is. When it breaks, this process counts
 * as dead there, as soon as its sessions have ended as well; so it is opened again, unless the owner is gone.
 *
 * <p>Assumptions and guarantees: all that is sent is sent by the thread of {@link Upkeep}; the watcher's thread receives.
 */
final class OwnerLine implements Runnable {
    private final RemoteOwner owner;
    private final Upkeep upkeep = new Upkeep();
    private final AtomicInteger untold = new AtomicInteger();
    private @Nullable Link line;

    OwnerLine(RemoteOwner owner) {
        this.owner = owner;
    }

    /** There is a proxy of that lock, or none any more. The first one opens the line. */
    void tell(FrameKind kind, long id) {
        untold.incrementAndGet();
        upkeep.run(new Tell(kind, id));
    }

    /** Whether nothing is still to be told. */
    boolean hasToldAll() {
        return untold.get() == 0;
    }

    /** There is no session any more that nobody needs. */
    @Override
    public void run() {
        upkeep.run(new Forget());
    }

    private void open() {
        try {
            Link fresh = owner.contact().connect(Handshake.CONTROL);
            line = fresh;
            Contact.WATCHER.watch(fresh, new Listen(fresh));
            for (Long id : owner.proxies().ids()) {
                fresh.send(Frame.of(FrameKind.ADOPT, 0, id));
            }
        } catch (OwnerGoneException e) {
            if (owner.contact().hasEnded()) { // Whoever uses a proxy is told.
                owner.sessions().end();
            }
        } catch (IOException e) {
            // Who listens to the line notices, too.
        }
    }

    private void closeIfForgotten() {
        Link last = line;
        if (owner.isForgotten() && last != null) {
            line = null;
            last.close();
        }
    }

    private final class Forget implements Runnable {
        @Override
        public void run() {
            closeIfForgotten();
        }
    }

    private final class Tell implements Runnable {
        private final FrameKind kind;
        private final long id;

        Tell(FrameKind kind, long id) {
            this.kind = kind;
            this.id = id;
        }

        @Override
        public void run() {
            Link open = line;
            if (open == null) {
                open();
            } else {
                send(open);
            }
            untold.decrementAndGet();
            if (kind == FrameKind.DROP) {
                closeIfForgotten();
            }
        }

        private void send(Link open) {
            try {
                open.send(Frame.of(kind, 0, id));
            } catch (IOException e) {
                // Who listens to the line notices, too.
            }
        }
    }

    /** Hears what the owner says, on the watcher's thread. */
    private final class Listen implements Runnable {
        private final Link link;

        Listen(Link link) {
            this.link = link;
        }

        @Override
        public void run() {
            try {
                for (Frame frame = link.take(); frame != null; frame = link.take()) {
                    if (frame.kind() == FrameKind.STACK) {
                        upkeep.run(new TellStack(link, frame));
                    }
                }
                Contact.WATCHER.watch(link, this);
            } catch (IOException e) {
                link.close();
                upkeep.run(new Reopen(link));
            }
        }
    }

    /** For an owner that has found the thread in a deadlock. */
    private record TellStack(Link link, Frame question) implements Runnable {
        @Override
        public void run() {
            try {
                for (String frame : ThreadStack.of(question.target())) {
                    link.send(new Frame(FrameKind.LINE, 0, question.id(), 0, 0, 0, frame));
                }
                link.send(Frame.done(question.id(), 0));
            } catch (IOException e) {
                // Who listens to the line notices, too.
            }
        }
    }

    private final class Reopen implements Runnable {
        private final Link broken;

        Reopen(Link broken) {
            this.broken = broken;
        }

        @Override
        public void run() {
            if (line == broken) {
                line = null;
                open();
                closeIfForgotten();
            }
        }
    }
}
