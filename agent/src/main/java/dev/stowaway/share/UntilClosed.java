package dev.stowaway.share;

import dev.stowaway.QueueClosedException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is taken of a queue, until it is closed and at its end. */
final class UntilClosed<E> implements Iterable<E> {
    private final SharedQueue<E> queue;

    UntilClosed(SharedQueue<E> queue) {
        this.queue = queue;
    }

    @Override
    public Iterator<E> iterator() {
        return new Taking<>(queue);
    }

    private static final class Taking<E> implements Iterator<E> {
        private final SharedQueue<E> queue;
        private @Nullable E next;

        Taking(SharedQueue<E> queue) {
            this.queue = queue;
        }

        /** Waits for it. */
        @Override
        public boolean hasNext() {
            if (next == null) {
                try {
                    next = queue.take();
                } catch (QueueClosedException e) {
                    return false;
                } catch (InterruptedException e) {
                    throw SharedQueue.interrupted("interrupted while waiting for the next element", e);
                }
            }
            return true;
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the queue is closed");
            }
            E element = next;
            next = null;
            return Objects.requireNonNull(element);
        }
    }
}
