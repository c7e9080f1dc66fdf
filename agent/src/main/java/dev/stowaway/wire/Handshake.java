package dev.stowaway.wire;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** How a connection begins: both sides make sure whom they talk to, and that they speak the same version. */
public final class Handshake {
    /** For the mode of {@link FrameKind#HELLO}: carries what threads ask for. */
    public static final int SESSION = 0;

    /** For the mode of {@link FrameKind#HELLO}: tells which proxies there are, and by its end that all are gone. */
    public static final int CONTROL = 1;

    private static final long PATIENCE_NS = 5_000_000_000L;
    private static final String CLIENT = "client";
    private static final String OWNER = "owner";

    private Handshake() {}

    /** Connects, without blocking for longer than the owner takes to say who it is. */
    public static Welcome connect(Path socket, int purpose, Watcher watcher, long nanos) throws IOException {
        Link link = new Link(connected(socket), watcher);
        try {
            return greeted(link, socket, purpose, nanos);
        } catch (IOException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private static SocketChannel connected(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
                throw new BusyException(); // A socket of this family does not connect later, if it doesn't at once.
            }
            return channel;
        } catch (SocketException e) {
            channel.close();
            throw cause(e, socket);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** ENOENT and EAGAIN have no classes of their own here, and their texts are in the user's language. */
    private static IOException cause(SocketException failure, Path socket) {
        if (failure.getClass() != SocketException.class) {
            return failure;
        }
        if (Files.notExists(socket)) {
            return new NoSuchFileException(socket.toString());
        }
        return Files.isWritable(socket) ? new BusyException() : failure;
    }

    private static Welcome greeted(Link link, Path socket, int purpose, long nanos) throws IOException {
        boolean isKnown = Peers.areKnown(link.channel());
        if (isKnown) {
            Peers.check(link.channel());
        }
        Incarnation own = Incarnation.own();
        link.send(new Frame(FrameKind.HELLO, purpose, Frame.VERSION, own.high(), own.low(), 0, ProcessName.own()));
        if (!isKnown) {
            proveTo(link, Secret.read(Endpoint.secretOf(socket)), nanos);
        }
        return welcomed(link, receive(link, nanos));
    }

    private static Welcome welcomed(Link link, Frame answer) throws IOException {
        expect(answer, FrameKind.WELCOME);
        return new Welcome(link, new Incarnation(answer.target(), answer.amount()), answer.text());
    }

    /**
     * An open connection, and who has answered.
     *
     * @param process its name, for people; empty if it does not say
     */
    public record Welcome(Link link, Incarnation owner, String process) {}

    /**
     * The owner's side: takes the connection, or says why not.
     *
     * @return what the other side said of itself
     * @throws IOException if it is not taken
     */
    public static Frame accept(Link link, Path socket) throws IOException {
        boolean isKnown = Peers.areKnown(link.channel());
        if (isKnown) {
            Peers.check(link.channel());
        }
        Frame hello = receive(link, PATIENCE_NS);
        expect(hello, FrameKind.HELLO);
        if (hello.id() != Frame.VERSION) {
            String reason = "it has another version of Stowaway: its protocol is version " + Frame.VERSION
                    + ", that of this process " + hello.id() + "; use the same stowaway.jar in both";
            throw refused(link, reason);
        }
        if (!isKnown) {
            demandProof(link, Secret.read(Endpoint.secretOf(socket)));
        }
        Incarnation own = Incarnation.own();
        link.send(new Frame(FrameKind.WELCOME, 0, 0, own.high(), own.low(), 0, ProcessName.own()));
        return hello;
    }

    static void proveTo(Link link, Secret secret, long nanos) throws IOException {
        String theirs = proof(receive(link, nanos)).text();
        String mine = Secret.nonce();
        link.send(proof(mine + " " + secret.proof(CLIENT, theirs, mine)));
        if (!Secret.isSame(proof(receive(link, nanos)).text(), secret.proof(OWNER, mine, theirs))) {
            throw new PeerException("who listens there does not know the owner's secret");
        }
    }

    static void demandProof(Link link, Secret secret) throws IOException {
        String mine = Secret.nonce();
        link.send(proof(mine));
        String answer = proof(receive(link, PATIENCE_NS)).text();
        int blank = answer.indexOf(' ');
        String theirs = answer.substring(0, Math.max(blank, 0));
        if (!Secret.isSame(answer.substring(blank + 1), secret.proof(CLIENT, mine, theirs))) {
            throw refused(link, "who connects does not know the owner's secret");
        }
        link.send(proof(secret.proof(OWNER, theirs, mine)));
    }

    /** Tells the other side why it is not taken. */
    private static PeerException refused(Link link, String reason) throws IOException {
        link.send(new Frame(FrameKind.REFUSED, 0, 0, 0, Frame.VERSION, 0, reason));
        return new PeerException(reason);
    }

    private static Frame proof(String text) {
        return new Frame(FrameKind.PROOF, 0, 0, 0, 0, 0, text);
    }

    private static Frame proof(Frame frame) throws IOException {
        expect(frame, FrameKind.PROOF);
        return frame;
    }

    private static Frame receive(Link link, long nanos) throws IOException {
        Frame frame = link.receive(nanos);
        if (frame == null) {
            throw new SilentException();
        }
        return frame;
    }

    /** @throws PeerException if the other side says why it does not take the connection */
    private static void expect(Frame frame, FrameKind kind) throws IOException {
        if (frame.kind() == FrameKind.REFUSED) {
            throw new RefusedException(frame.text());
        }
        if (frame.kind() != kind) {
            throw new ProtocolException("a frame " + frame.kind() + " instead of " + kind);
        }
    }

    /** The owner has not come to accept those who wait already: try again. */
    public static final class BusyException extends IOException {
        private static final long serialVersionUID = 1;

        BusyException() {
            super("the owner accepts no more connections at the moment");
        }
    }

    /** The other side did not answer in time, or the thread was interrupted. */
    public static final class SilentException extends IOException {
        private static final long serialVersionUID = 1;

        SilentException() {
            super("the process at the other end does not answer");
        }
    }
}
