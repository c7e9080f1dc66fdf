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
    private @Nullable PayloadMemory memory;
    private int wanted;
    private boolean isRefused;
    private boolean isInUse;

    /** Whether it was: else it goes by the socket. */
    boolean isPutIntoMemory(Payload payload) {
        PayloadMemory shared = memory;
        int bytes = payload.total();
        if (shared != null && !isInUse && bytes >= PayloadMemory.FEWEST_BYTES && shared.put(payload)) {
            return true;
        }
        comeBySocket(bytes);
        return false;
    }

    /** So many bytes go that way, whatever their direction. */
    void comeBySocket(int bytes) {
        if (bytes >= PayloadMemory.FEWEST_BYTES && bytes <= PayloadMemory.MOST_BYTES) {
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
        try {
            return MemoryOffer.create(bytes);
        } catch (IOException e) {
            isRefused = true;
            return null;
        }
    }

    /**
     * The other end has answered that offer.
     *
     * @param isMapped whether it may use the memory
     */
    public void answered(MemoryOffer offer, boolean isMapped) {
        memory = isMapped ? offer.memory() : null;
        isRefused |= !isMapped;
    }

    /** This end has given up waiting: the other one may still read a payload in the memory, or put an answer there, at any time. */
    public void abandoned() {
        isInUse = true;
        isRefused = true;
    }

    /** The answer to an offer of the other end. */
    public Frame offered(Frame offer) {
        memory = null; // also what there was before: whoever offers something else does not expect it any more
        try {
            memory = PayloadMemory.open(offer);
            return Frame.done(offer.id(), 1);
        } catch (IOException e) {
            return Frame.done(offer.id(), 0);
        }
    }
}
