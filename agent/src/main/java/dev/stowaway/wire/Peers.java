package dev.stowaway.wire;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Says who is at the other end of a socket: the kernel knows by which user the peer was started. A process id, which it
 * would tell too, proves nothing.
 */
public final class Peers {
    private static volatile @Nullable UserPrincipal self;

    private Peers() {}

    /** The user of this process, as the file system knows it; its name need not be that of any account. */
    public static UserPrincipal self() throws IOException {
        UserPrincipal known = self;
        if (known == null) {
            Path file = Files.createTempFile("stowaway", null);
            try {
                known = Files.getOwner(file);
            } finally {
                Files.delete(file);
            }
            self = known;
        }
        return known;
    }

    /** Whether this system can tell. Where it can't, both sides have to prove that they may read the same file. */
    static boolean areKnown() throws IOException {
        try (SocketChannel any = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return areKnown(any);
        }
    }

    static boolean areKnown(SocketChannel channel) {
        return channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED);
    }

    /** @throws PeerException if the peer is of another user */
    static void check(SocketChannel channel) throws IOException {
        UnixDomainPrincipal peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
        if (!self().equals(peer.user())) {
            throw new PeerException("the process at the other end runs as "
                    + peer.user().getName() + ", this one as " + self().getName());
        }
    }
}
