package dev.stowaway.owner;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.ThreadStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out where a thread is, in this process or in another one. */
final class Stacks {
    private final Owner owner;

    Stacks(Owner owner) {
        this.owner = owner;
    }

    /** For another owner, which asks with the incarnation of the thread's process in amount and nanos. */
    List<String> of(Frame request) {
        Incarnation incarnation = new Incarnation(request.amount(), request.nanos());
        return of(incarnation, request.target());
    }

    /** The frames, the innermost first; empty if they can't be had. */
    List<String> of(RemoteThread thread, @Nullable Path toldBy) {
        List<String> known = of(thread.incarnation(), thread.id());
        if (!known.isEmpty() || toldBy == null) {
            return known;
        }
        Incarnation incarnation = thread.incarnation();
        List<String> lines = new ArrayList<>();
        for (Frame answer : new OtherOwners(owner)
                .ask(
                        toldBy,
                        new Frame(FrameKind.STACK, 0, 1, thread.id(), incarnation.high(), incarnation.low(), ""))) {
            lines.add(answer.text());
        }
        return lines;
    }

    private List<String> of(Incarnation incarnation, long id) {
        if (incarnation.equals(Incarnation.own())) {
            return ThreadStack.of(id);
        }
        for (Peer peer : owner.server().peers()) {
            ControlLine control = peer.control();
            if (control != null && peer.incarnation().equals(incarnation)) {
                return control.stack(id);
            }
        }
        return List.of();
    }
}
