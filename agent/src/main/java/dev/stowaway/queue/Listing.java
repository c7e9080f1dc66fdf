package dev.stowaway.queue;

import dev.stowaway.queue.QueueEnd.Ready;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** What nobody has taken, in its order, of what was put until now; asked for in parts. Not thread-safe. */
final class Listing implements Iterator<Ready> {
    private static final int MOST = 1 << 16;

    private final Client client;
    private final long last;
    private Batch part;
    private long after;

    Listing(Client client) {
        this.client = client;
        this.part = client.snapshot(0, Long.MAX_VALUE, MOST);
        this.last = part.turn();
    }

    @Override
    public boolean hasNext() {
        if (part.left() == 0 && after < last) {
            part = client.snapshot(after, last, MOST);
            if (part.left() == 0) {
                after = last;
            }
        }
        return part.left() > 0;
    }

    @Override
    public Ready next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        part.next();
        after = part.number();
        return new Ready(after, part.value());
    }
}
