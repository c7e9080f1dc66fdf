package dev.stowaway.share;

import dev.stowaway.ElementsLostException;
import dev.stowaway.OwnerGoneException;
import dev.stowaway.QueueClosedException;
import dev.stowaway.objects.Admission;
import dev.stowaway.objects.Residence;
import dev.stowaway.owner.Called;
import dev.stowaway.owner.Callee;
import dev.stowaway.queue.Policy;
import dev.stowaway.queue.QueueEnd;
import dev.stowaway.queue.QueueEnd.Ready;
import dev.stowaway.remote.ObjectAddress;
import dev.stowaway.remote.RemoteObject;
import dev.stowaway.wire.Frame;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A queue that processes share: jobs go in here, and are taken and done there. The elements are in the process that made the
 * queue; where it is serialized a handle is written, with which the receiver has the same queue.
 *
 * <pre>{@code
 * SharedQueue<Job> jobs = SharedQueue.create("com.acme.*");   // and to each worker, with its arguments
 * for (Job job : all) jobs.put(job);
 * jobs.close();
 * jobs.join();                                                // all is done
 *
 * for (Job job : jobs.untilClosed()) {                        // a worker
 *     work(job);
 *     jobs.taskDone();
 * }
 * }</pre>
 *
 * <p>Every element that is taken has to be {@link #taskDone done}, by the thread that took it. What a process has taken and
 * not done when it dies, others take again: each element is delivered at least once. There are no sentinels: after {@link #close},
 * whoever takes gets what is left, and then the end.
 *
 * <p>The order is that in which elements were put, for each process that puts; but what comes back, from a consumer that has
 * died or did not take soon what it had in advance, others may get behind later ones. An element arrives as a copy; it may be of the
 * JDK's own value types and collections, or of a class that was named when the queue was made. A lock in it arrives as a proxy.
 *
 * <p>Thread-safe. If the process of the queue ends, every call ends with {@link OwnerGoneException}. Elements that are put into
 * an unbounded queue from another process are on their way when {@link #put} returns; {@link #flush}, {@link #join},
 * {@link #close} and the regular end of the process wait until they are there. If they do not get there, since the queue was
 * closed before, the next {@link #put}, {@link #flush} and {@link #join} of that process say so, and a line in the log.
 */
public final class SharedQueue<E> extends AbstractQueue<E>
        implements BlockingQueue<E>, AutoCloseable, Called, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static final String NAME = "SharedQueue";

    private final transient Residence residence;
    private final transient QueueEnd end;

    private SharedQueue(Policy policy, Residence residence, @Nullable RemoteObject remote) {
        this.residence = residence;
        this.end = new QueueEnd(policy, residence, remote);
    }

    /**
     * An unbounded queue that lives in this process.
     *
     * @param allowed what may travel besides values of the JDK's own types: {@code com.acme.Order}, {@code com.acme.*},
     *     {@code com.acme.**}, and limits, as the patterns of {@code jdk.serialFilter} have them (JEP 290)
     * @throws IllegalArgumentException if that is no such pattern
     */
    public static <E> SharedQueue<E> create(String... allowed) {
        return builder().allow(allowed).create();
    }

    /** One that lives in this process. */
    static <E> SharedQueue<E> of(String name, Policy policy, Admission admission) {
        return new SharedQueue<>(policy, Residence.here(name, admission, QueueEnd.callee(policy)), null);
    }

    /** A queue of other properties. */
    public static SharedQueueBuilder builder() {
        return new SharedQueueBuilder();
    }

    /** For Stowaway's own use. */
    @Override
    public Callee callee() {
        return residence.callee();
    }

    @Override
    public void put(E element) throws InterruptedException {
        putWithin(element, Frame.FOREVER);
    }

    /**
     * Into a bounded queue of another process: false also if that process has not answered in time. Then it takes the element
     * back when it hears of that, unless somebody has taken it by then; so if the process is stopped, or slow, an element may
     * be taken of which this was said. It is not so with {@link #put}, nor without a time.
     */
    @Override
    public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
        return putWithin(element, Math.max(unit.toNanos(timeout), 0));
    }

    /**
     * At once, but for the way to the process of the queue. If there is no capacity, false if that process has not taken
     * in for a second what is on its way to it.
     */
    @Override
    public boolean offer(E element) {
        try {
            return putWithin(element, 0);
        } catch (InterruptedException e) {
            throw interrupted("interrupted while what was put is on its way", e);
        }
    }

    /**
     * As {@link #offer(Object)}.
     *
     * @throws IllegalStateException if that is false
     */
    @Override
    public boolean add(E element) {
        if (!offer(element)) {
            throw new IllegalStateException(
                    end.policy().isBounded()
                            ? this + " is full: its capacity is " + end.policy().capacity()
                            : "what is on its way to " + this
                                    + " has not been taken in for a second: put() waits until it is");
        }
        return true;
    }

    /**
     * @throws QueueClosedException if the queue is closed
     * @throws IllegalArgumentException if the element can't travel
     */
    private boolean putWithin(E element, long nanos) throws InterruptedException {
        Objects.requireNonNull(element, "a queue has no null elements");
        try {
            return end.put(element, nanos);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "an element of " + element.getClass().getName() + " can't travel: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until there is an element. Of a closed queue, with none left, it waits while another process has one that is not
     * {@link #taskDone done}: that is delivered again if that process dies. So it does with {@link
     * SharedQueueBuilder#reportLost}, though nothing is delivered again then.
     *
     * @throws QueueClosedException if the queue is closed, none is left, and no other process has one that is not done
     * @throws UncheckedIOException if the next element can't be read here: its class is not admitted, or not known. It is done
     *     then, and not delivered again
     */
    @Override
    public E take() throws InterruptedException {
        E element = cast(end.take(Frame.FOREVER));
        if (element == null) {
            throw new IllegalStateException("an endless wait has ended");
        }
        return element;
    }

    /** As {@link #take}, for so long; at the end of a closed queue, null at once. */
    @Override
    public @Nullable E poll(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            return cast(end.take(Math.max(unit.toNanos(timeout), 0)));
        } catch (QueueClosedException e) {
            return null;
        }
    }

    @Override
    public @Nullable E poll() {
        try {
            return poll(0, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted("interrupted while what was put is on its way", e);
        }
    }

    /** What is taken by this loop: {@code for (Job job : queue.untilClosed())}; it waits, and ends, as {@link #take} does. */
    public Iterable<E> untilClosed() {
        return new UntilClosed<>(this);
    }

    /**
     * What this thread has taken, and not said this of yet, is done: of several elements the one that it took first.
     *
     * @throws IllegalStateException if there is none, or if the queue has no such thing
     */
    public void taskDone() {
        end.taskDone();
    }

    /**
     * How often the element that this thread took last was delivered before: 0, unless consumers have died over it. So what
     * kills everybody who takes it can be told, and left alone. The first of these may only have had it in advance, and not
     * taken it; from then on it is handed out by itself.
     */
    public int deliveries() {
        return end.deliveries();
    }

    /**
     * Waits until all is done that was put.
     *
     * @throws ElementsLostException with {@link SharedQueueBuilder#reportLost}, if some never will be
     * @throws QueueClosedException when all is done, if something that this process had put came too late
     */
    public void join() throws InterruptedException {
        end.join(Frame.FOREVER);
    }

    /**
     * The same for so long.
     *
     * @return false if not all is done
     */
    public boolean join(long timeout, TimeUnit unit) throws InterruptedException {
        return end.join(Math.max(unit.toNanos(timeout), 0));
    }

    /**
     * Waits until the process of the queue has all that was put by this one.
     *
     * @throws QueueClosedException if it never will, since the queue was closed before
     */
    public void flush() throws InterruptedException {
        end.flush();
    }

    /**
     * Nothing can be put any more, by anybody; what is in the queue can be taken, and what comes back to it: when the end is
     * there, {@link #take} says. May be called again.
     */
    @Override
    public void close() {
        end.close();
    }

    public boolean isClosed() {
        return end.isClosed();
    }

    /** How many elements were put, and are not done. */
    public long unfinished() {
        return end.unfinished();
    }

    /** How many times an element was delivered again, since who had it has died. */
    public long redeliveries() {
        return end.redeliveries();
    }

    /** How many elements nobody has taken, at this moment. */
    @Override
    public int size() {
        return end.size();
    }

    @Override
    public int remainingCapacity() {
        int capacity = end.policy().capacity();
        return end.policy().isBounded() ? Math.max(capacity - size(), 0) : capacity;
    }

    @Override
    public @Nullable E peek() {
        return cast(end.first());
    }

    /** As if everything had been taken one after the other: each is to be said to be {@link #taskDone done}. */
    @Override
    public int drainTo(Collection<? super E> to) {
        return drainTo(to, Integer.MAX_VALUE);
    }

    /** The same of so many. */
    @Override
    public int drainTo(Collection<? super E> to, int most) {
        Objects.requireNonNull(to, "to");
        if (to == this) {
            throw new IllegalArgumentException("a queue can't be drained to itself");
        }
        int count = 0;
        for (E element = count < most ? poll() : null; element != null; element = count < most ? poll() : null) {
            to.add(element);
            count++;
        }
        return count;
    }

    /** Removes all that nobody has taken; it is done then, since nobody will do it. So it is with all that is removed. */
    @Override
    public void clear() {
        end.clear();
    }

    /** False also if somebody takes it meanwhile. */
    @Override
    public boolean remove(@Nullable Object element) {
        if (element != null) {
            for (Iterator<Ready> all = end.ready(); all.hasNext(); ) {
                Ready ready = all.next();
                if (element.equals(ready.element()) && end.remove(ready)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return end.removeIf(new IsIn(elements, true));
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return end.removeIf(new IsIn(elements, false));
    }

    private record IsIn(Collection<?> elements, boolean isIn) implements Predicate<Object> {
        IsIn {
            Objects.requireNonNull(elements, "elements");
        }

        @Override
        public boolean test(Object element) {
            return elements.contains(element) == isIn;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // what is in here is of its type
    public boolean removeIf(Predicate<? super E> filter) {
        return end.removeIf((Predicate<Object>) Objects.requireNonNull(filter, "filter"));
    }

    /** Over what nobody has taken, of what was put until now; what is taken meanwhile may come, and can't be removed any more. */
    @Override
    public Iterator<E> iterator() {
        return new ReadyElements<>(end);
    }

    @Override
    public String toString() {
        return residence.toString();
    }

    @SuppressWarnings("unchecked")
    private @Nullable E cast(@Nullable Object element) {
        return (E) element;
    }

    static IllegalStateException interrupted(String message, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(message, cause);
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return new Handle(residence.written(this), end.policy(), residence.admission());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a queue is serialized as a handle");
    }

    private record Handle(ObjectAddress address, Policy policy, Admission admission) implements Serializable {
        @Serial
        private Object readResolve() throws ObjectStreamException {
            return address.resolve(new Make(policy, admission));
        }
    }

    private record Make(Policy policy, Admission admission) implements ObjectAddress.Maker {
        @Override
        public Object make(RemoteObject object) {
            return new SharedQueue<>(policy, Residence.of(object, NAME, admission), object);
        }
    }
}
