package dev.stowaway.wire;

/** What a frame says. The ordinal is what travels: new ones go to the end, with a new {@link Frame#VERSION}. */
public enum FrameKind {
    /** The first frame of a connection, from whoever connects: id is the version, target and amount the incarnation, text the process. */
    HELLO,
    /** The owner's answer, if it takes the connection: target and amount are its incarnation. */
    WELCOME,
    /** The owner's answer, if it does not: amount is its version, text the reason. */
    REFUSED,
    /** Proves that the sender knows the secret, where the system does not tell who is at the other end. */
    PROOF,

    /** From here on the surrogate stands for the thread of that number (target) and name (text). */
    BIND,
    /** Takes the target, or so many permits of it, within nanos; {@link Frame#AT_ONCE} and {@link Frame#FOREVER}. */
    ACQUIRE,
    /** Gives the target back, or so many permits. No answer unless {@link Frame#ANSWER} is the mode. */
    RELEASE,
    /** Awaits the condition that is the target, for nanos. */
    AWAIT,
    /** Wakes one waiter of the condition. */
    SIGNAL,
    /** Wakes all waiters of the condition. */
    SIGNAL_ALL,
    /** Asks for a new condition of the target. */
    NEW_CONDITION,
    /** Asks the target something; mode is the {@link Question}. */
    ASK,
    /** Arrives at the barrier and waits for the others, for nanos. */
    ARRIVE,
    /** Brings the barrier back to its initial state. */
    RESET,
    /** Takes all permits. */
    DRAIN,
    /** The thread that sent the request of that id was interrupted: it is answered, one way or the other. */
    CANCEL,
    /** Nobody waits for the answer to the request of that id any more: what it was granted is taken back. */
    ABANDON,

    /** The answer to the request of that id; amount is its value. */
    DONE,
    /** The request of that id was cancelled, and had no effect. */
    INTERRUPTED,
    /** The request of that id could not be carried out: mode is the {@link Failure}, text the message. */
    FAILED,

    /** The sender has a proxy of the target now. */
    ADOPT,
    /** The sender's proxy of the target is gone. */
    DROP,
    /** The target does not exist (any more). */
    GONE,

    /** Asks for the exported locks, in words. */
    LIST,
    /** Asks who waits for whom. */
    EDGES,
    /** One edge of the wait-for graph. */
    EDGE,
    /** Asks for the stack of the thread whose number is the target. */
    STACK,
    /** One line of a longer answer to the request of that id. */
    LINE,

    /** Calls the target, an object; nanos is the method, the arguments follow. */
    CALL,
    /** What the call of that id returned, which follows; target is how much of it is one large thing at its end. */
    RETURNED,
    /** What the call of that id has thrown, which follows. */
    THREW,

    /**
     * Offers a {@link PayloadMemory}: target and nanos are the id that its file is known by, amount is its length. The answer is
     * 1 if the receiver has mapped it, too.
     */
    MEMORY;

    /** Whether a frame of that kind is followed by so many bytes as its amount is, or tells of them. */
    boolean hasPayload() {
        return this == CALL || this == RETURNED || this == THREW;
    }
}
