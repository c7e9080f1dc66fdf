package dev.stowaway.owner;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Handshake;
import dev.stowaway.wire.Link;
import dev.stowaway.wire.Rendezvous;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks the other owners of this user. Whoever does not answer soon, is left out. */
final class OtherOwners {
    private static final long PATIENCE_NS = 300_000_000;
    private static final int MOST_ANSWERS = 10_000;

    private final Owner owner;

    OtherOwners(Owner owner) {
        this.owner = owner;
    }

    /** Who waits for whom, as far as they know. */
    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        try {
            for (Path socket : Rendezvous.sockets()) {
                if (!socket.toString().equals(owner.server().socket())) {
                    addEdges(socket, edges);
                }
            }
        } catch (IOException e) {
            owner.incidents().failed(e);
        }
        return edges;
    }

    private void addEdges(Path socket, List<Edge> edges) {
        try {
            for (Frame answer : ask(socket, Frame.of(FrameKind.EDGES, 1))) {
                edges.add(Edge.of(answer, socket));
            }
        } catch (IOException e) {
            // It is no owner that one can believe.
        }
    }

    /** All frames of an answer but the last, which says that it ends; empty if it has no end. */
    List<Frame> ask(Path socket, Frame question) {
        List<Frame> answers = new ArrayList<>();
        try (Link link = Handshake.connect(socket, Handshake.SESSION, owner.watcher(), PATIENCE_NS)
                .link()) {
            link.send(question);
            while (answers.size() < MOST_ANSWERS) {
                Frame answer = link.receive(PATIENCE_NS);
                if (answer == null) {
                    return List.of();
                }
                if (answer.kind() == FrameKind.DONE) {
                    return answers;
                }
                answers.add(answer);
            }
        } catch (IOException dead) {
            // Its files are there until somebody removes them.
        }
        return List.of();
    }
}
