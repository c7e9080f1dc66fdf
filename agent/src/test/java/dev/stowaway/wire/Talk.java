package dev.stowaway.wire;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A connection to an owner whose frames are sent as the test wants it, also several in one piece. */
public final class Talk implements AutoCloseable {
    private static final long PATIENCE_NS = 20_000_000_000L;

    private final Link link;

    private Talk(Link link) {
        this.link = link;
    }

    /** One that is a session already. */
    public static Talk with(Path owner, Incarnation own) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(owner));
        Talk talk = new Talk(new Link(channel, new Watcher("watcher")));
        talk.say(new Frame(FrameKind.HELLO, 0, Frame.VERSION, own.high(), own.low(), 0, "process 1"));
        talk.hear();
        return talk;
    }

    public void say(Frame... frames) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Frame.MAX_BYTES * frames.length);
        for (Frame frame : frames) {
            frame.encode(bytes);
        }
        bytes.flip();
        link.channel().write(bytes);
    }

    /** What belongs to a frame, or a part of it. */
    public void say(byte[] bytes) throws IOException {
        link.channel().write(ByteBuffer.wrap(bytes));
    }

    public Frame hear() throws IOException {
        Frame frame = hear(PATIENCE_NS);
        if (frame == null) {
            throw new AssertionError("the owner says nothing");
        }
        return frame;
    }

    /** Null if the owner says nothing for so long. */
    public @Nullable Frame hear(long nanos) throws IOException {
        return link.receive(nanos);
    }

    @Override
    public void close() {
        link.close();
    }
}
