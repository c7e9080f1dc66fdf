package dev.stowaway.wire;

import java.io.IOException;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * By which way the large payloads of a connection go: by the socket, until the process that asks has offered memory, and the
 * one that answers has mapped it. Where there is none to be had, they go by the socket for good.
 *
 * <p>Confined to the thread that sends and receives.
 */
public final class LargePayloads {
    /** What the other end may have put something into. */
    private @Nullable PayloadMemory memory;

    /** Whether this end may, too. */
    private boolean isShared;

    /** Whether the other end may be at something in there that nobody waits for any more. */
    private boolean isInUse;

    private boolean isRefused;
    private int wanted;

    /** Whether it was: else it goes by the socket. */
    boolean isPutIntoMemory(Payload payload) {
        PayloadMemory shared = memory;
        int bytes = payload.total();
        if (shared != null && isShared && !isInUse && bytes >= PayloadMemory.FEWEST_BYTES && shared.put(payload)) {
            return true;
        }
        comeBySocket(bytes);
        return false;
    }

    /** So many bytes go that way, whatever their direction. */
    void comeBySocket(int bytes) {
        PayloadMemory known = memory;
        boolean hasRoom = known != null && bytes <= known.capacity();
        if (bytes >= PayloadMemory.FEWEST_BYTES && bytes <= PayloadMemory.MOST_BYTES && !hasRoom) {
            wanted = Math.max(wanted, Integer.highestOneBit(bytes - 1) << 1);
        }
    }

    /** What the frame tells of. */
    Payload takeFromMemory(Frame frame) throws ProtocolException {
        PayloadMemory shared = memory;
        if (shared == null) {
            throw new ProtocolException("a payload in a memory that nobody has offered");
        }
        return shared.take((int) frame.amount(), (int) frame.tailLength());
    }

    /**
     * Memory for payloads as large as those that went by the socket, of which the other end is to be told.
     *
     * @return null if there were none, or there is no memory to be had
     */
    public @Nullable MemoryOffer offer() {
        int bytes = wanted;
        if (bytes == 0 || isRefused) {
            return null;
        }
        wanted = 0;
        isRefused = true; // for all that is known
        try {
            MemoryOffer offer = MemoryOffer.create(bytes);
            memory = offer.memory();
            isShared = false;
            return offer;
        } catch (IOException e) {
            return null;
        }
    }

    /** The other end has answered the last offer. */
    public void answered(boolean isMapped) {
        if (!isMapped) {
            memory = null;
        }
        isShared = isMapped;
        isRefused = !isMapped;
    }

    /** This end has given up waiting: the other one may still read what is in the memory, or put its answer there. */
    public void abandoned() {
        isInUse = true;
    }

    /** An answer has come to what was asked last, and so the other end is done with what came before. */
    public void settled() {
        isInUse = false;
    }

    /** The answer to an offer of the other end. */
    public Frame offered(Frame offer) {
        memory = null; // also what there was before: whoever offers something else does not expect it any more
        try {
            memory = PayloadMemory.open(offer);
            isShared = true;
            return Frame.done(offer.id(), 1);
        } catch (IOException e) {
            return Frame.done(offer.id(), 0);
        }
    }
}
