package dev.stowaway.remote;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.owner.Callee.Answer;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Payload;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object of another process, as far as it can be called. Thread-safe. */
public final class RemoteObject {
    private final RemoteOwner owner;
    private final ObjectAddress address;

    RemoteObject(RemoteOwner owner, ObjectAddress address) {
        this.owner = owner;
        this.address = address;
    }

    public ObjectAddress address() {
        return address;
    }

    /** The name of the process in which it lives, for people. */
    public String process() {
        return owner.process();
    }

    /** This process ends the other one, in which it lives: {@code reason} is what is said here of all that lives there. */
    public void ends(String reason) {
        owner.contact().ends(reason);
    }

    /**
     * Calls it, with the thread that stands there for the current one.
     *
     * @param method the object's own number of it
     * @throws OwnerGoneException if that process has ended; what was asked for may have been done or not
     */
    public Answer call(long method, Payload arguments) {
        try {
            return answered(call(method, arguments, Frame.FOREVER, Patience.ENDLESS));
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /**
     * The same for a method that may block.
     *
     * @throws InterruptedException if the thread was interrupted, and then the call has had no effect
     */
    public Answer callInterruptibly(long method, Payload arguments) throws InterruptedException {
        Grip.checkInterrupt();
        return answered(call(method, arguments, Frame.FOREVER, Patience.AWAITS));
    }

    private static Answer answered(@Nullable Answer answer) {
        if (answer == null) {
            throw new IllegalStateException("an endless wait has ended");
        }
        return answer;
    }

    /**
     * The same for a method whose {@link Answer#undo} takes back what it has done: so the thread need not wait for a process
     * that does not answer.
     *
     * @param nanos how long the method waits, at most
     * @return null if there was no answer in that time. Then the call has no effect, but for what others have made use of
     *     before it was taken back
     */
    public @Nullable Answer callInTime(long method, Payload arguments, long nanos) throws InterruptedException {
        Grip.checkInterrupt();
        return call(method, arguments, nanos, Patience.ENDS);
    }

    private @Nullable Answer call(long method, Payload arguments, long nanos, Patience patience)
            throws InterruptedException {
        Deadline deadline = Deadline.in(nanos);
        Session session = owner.sessions().take(deadline, patience);
        if (session == null) {
            return null;
        }
        try {
            Frame answer = session.call(address.id(), method, arguments, deadline.left(), patience);
            if (answer == null) {
                return null;
            }
            if (answer.kind() == FrameKind.FAILED) {
                throw owner.failed(answer);
            }
            return new Answer(answer.kind() == FrameKind.THREW, answer.payload());
        } catch (IOException e) {
            throw owner.broken("what was called may have been done or not", e);
        } finally {
            session.letGo();
        }
    }
}
