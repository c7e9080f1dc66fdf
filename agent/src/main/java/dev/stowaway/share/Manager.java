package dev.stowaway.share;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.objects.Admission;
import dev.stowaway.objects.Reading;
import dev.stowaway.objects.Residence;
import dev.stowaway.objects.SharedObjects;
import dev.stowaway.owner.Called;
import dev.stowaway.owner.Callee;
import dev.stowaway.queue.Policy;
import dev.stowaway.remote.ObjectAddress;
import dev.stowaway.remote.RemoteObject;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects that processes share: they live in one process, and others call them. Each has the JDK's own interface, or
 * class, and is sent in any message: what arrives is the same object.
 *
 * <pre>{@code
 * try (Manager manager = Manager.spawn()) {
 *     ConcurrentMap<String, Integer> counts = manager.map();
 *     ReentrantLock lock = manager.lock();
 *     // send both to workers; each does:
 *     counts.merge("count", 1, Integer::sum);
 * }
 * }</pre>
 *
 * <p>Where an object does not live, what it returns is a copy, and {@code map.get(key).add(x)} changes nobody else's: put it
 * back, use {@code compute}, or put a shared list into the map. An object with a name stays until it is {@link #remove removed}
 * or its process ends; one without, for as long as any process has it. What travels is serialized, and read behind a filter that
 * admits the JDK's own values and what was named when the manager was made.
 *
 * <p>Thread-safe. If the process of a manager ends, every call ends with {@link OwnerGoneException}.
 */
public final class Manager implements AutoCloseable, Called, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String NAME = "Manager";

    private final transient ManagerService service;
    private final transient Residence residence;
    private final transient @Nullable Spawned spawned;

    private Manager(ManagerService service, Residence residence, @Nullable Spawned spawned) {
        this.service = service;
        this.residence = residence;
        this.spawned = spawned;
    }

    /**
     * A manager in this process.
     *
     * @param allowed what may travel besides values of the JDK's own types; see {@link SharedQueue#create}
     * @throws IllegalArgumentException if that is no such pattern
     */
    public static Manager start(String... allowed) {
        Reading reading = Reading.here(Admission.of(allowed));
        ManagerServant servant = new ManagerServant(reading);
        Callee callee = SharedObjects.callee(ManagerService.class, servant, reading);
        return new Manager(servant, Residence.here(NAME, reading.admission(), callee), null);
    }

    /**
     * A manager in a process of its own, with the class path of this one; it ends when this manager is closed, and with this
     * process.
     *
     * @param allowed as for {@link #start}
     * @throws IOException if that process can't be had, and why
     */
    public static Manager spawn(String... allowed) throws IOException {
        Admission admission = Admission.of(allowed);
        Spawned spawned = Spawned.start(List.of(allowed));
        Manager manager = null;
        try {
            manager = connect(spawned.endpoint(), admission, spawned);
            return manager;
        } finally {
            if (manager == null) {
                spawned.close();
            }
        }
    }

    /**
     * The manager at that {@link #endpoint}. If this process has it already, what is returned is what it has, with what was
     * allowed then.
     *
     * @param allowed what may come from it besides values of the JDK's own types: interfaces and exceptions of the
     *     application's objects. What its maps, lists and the like hold is as its process allows
     * @throws IllegalArgumentException if that is no endpoint
     * @throws OwnerGoneException if nobody is there any more
     */
    public static Manager connect(String endpoint, String... allowed) {
        return connect(Objects.requireNonNull(endpoint, "endpoint"), Admission.of(allowed), null);
    }

    private static Manager connect(String endpoint, Admission admission, @Nullable Spawned spawned) {
        try {
            Manager manager = (Manager)
                    ObjectAddress.parse(endpoint, "the manager at " + endpoint).resolve(new Make(admission, spawned));
            manager.names();
            return manager;
        } catch (InvalidObjectException e) {
            throw new IllegalArgumentException("no manager is at " + endpoint + ": " + e.getMessage(), e);
        }
    }

    /**
     * Where others {@link #connect}, which are not sent this object: text of printable characters, for this user and machine.
     *
     * @throws IOException if this process can't have others call it, and why
     */
    public String endpoint() throws IOException {
        return residence.written(this).endpoint();
    }

    /** For Stowaway's own use. */
    @Override
    public Callee callee() {
        return residence.callee();
    }

    /** A map that has neither the key null nor the value null. */
    public <K, V> ConcurrentMap<K, V> map() {
        return made(Part.MAP, null);
    }

    /**
     * The map of that name, made if there is none. So do all methods with a name.
     *
     * @throws IllegalArgumentException if it names something else
     */
    public <K, V> ConcurrentMap<K, V> map(String name) {
        return named(Part.MAP, name, null);
    }

    public <E extends @Nullable Object> List<E> list() {
        return made(Part.LIST, null);
    }

    public <E extends @Nullable Object> List<E> list(String name) {
        return named(Part.LIST, name, null);
    }

    /** A set in the order in which elements were added. */
    public <E extends @Nullable Object> Set<E> set() {
        return made(Part.SET, null);
    }

    public <E extends @Nullable Object> Set<E> set(String name) {
        return named(Part.SET, name, null);
    }

    /** An unbounded queue whose elements are done when they are taken; a {@link SharedQueue} of one's own can do more. */
    public <E> SharedQueue<E> queue() {
        return made(Part.QUEUE, Policy.UNBOUNDED);
    }

    public <E> SharedQueue<E> queue(String name) {
        return named(Part.QUEUE, name, Policy.UNBOUNDED);
    }

    public <E> SharedQueue<E> queue(int capacity) {
        return made(Part.QUEUE, capacity);
    }

    public <E> SharedQueue<E> queue(String name, int capacity) {
        return named(Part.QUEUE, name, capacity);
    }

    /** A lock; {@link ReentrantLock#newCondition} makes conditions that travel, too. */
    public ReentrantLock lock() {
        return made(Part.LOCK, null);
    }

    public ReentrantLock lock(String name) {
        return named(Part.LOCK, name, null);
    }

    public ReentrantReadWriteLock readWriteLock() {
        return made(Part.READ_WRITE_LOCK, null);
    }

    public ReentrantReadWriteLock readWriteLock(String name) {
        return named(Part.READ_WRITE_LOCK, name, null);
    }

    public Semaphore semaphore(int permits) {
        return made(Part.SEMAPHORE, permits);
    }

    public Semaphore semaphore(String name, int permits) {
        return named(Part.SEMAPHORE, name, permits);
    }

    public CountDownLatch latch(int count) {
        return made(Part.LATCH, count);
    }

    public CountDownLatch latch(String name, int count) {
        return named(Part.LATCH, name, count);
    }

    public CyclicBarrier barrier(int parties) {
        return made(Part.BARRIER, parties);
    }

    public CyclicBarrier barrier(String name, int parties) {
        return named(Part.BARRIER, name, parties);
    }

    public SharedEvent event() {
        return made(Part.EVENT, null);
    }

    public SharedEvent event(String name) {
        return named(Part.EVENT, name, null);
    }

    /** A counter that begins at 0. */
    public SharedCounter counter() {
        return made(Part.COUNTER, null);
    }

    public SharedCounter counter(String name) {
        return named(Part.COUNTER, name, null);
    }

    /** A value, which is never null. */
    public <T> SharedValue<T> value(T first) {
        return made(Part.VALUE, first);
    }

    /**
     * The value of that name.
     *
     * @param first of one that is made, if there is none
     */
    public <T> SharedValue<T> value(String name, T first) {
        return named(Part.VALUE, name, first);
    }

    public SharedNamespace namespace() {
        return made(Part.NAMESPACE, null);
    }

    public SharedNamespace namespace(String name) {
        return named(Part.NAMESPACE, name, null);
    }

    /**
     * A new array of zeros in shared memory: {@code manager.array(SharedIntArray.class, 1000)}. The manager lets go of it
     * some minutes later, when it makes another one; the memory goes with the last process that has it.
     *
     * @throws IllegalArgumentException if that is no class of a shared array
     */
    public <A extends SharedArray<A>> A array(Class<A> type, long... shape) {
        return type.cast(service.part(Part.ARRAY, null, new ArrayRequest(type, shape.clone())));
    }

    /**
     * The array of that name.
     *
     * @param shape of one that is made, if there is none
     */
    public <A extends SharedArray<A>> A array(String name, Class<A> type, long... shape) {
        return type.cast(service.part(Part.ARRAY, required(name), new ArrayRequest(type, shape.clone())));
    }

    /**
     * An object of the application's that lives in this process: others call the methods of {@code type}, and no others. Its
     * exceptions get to them as themselves.
     *
     * @return what is to be sent
     * @throws IllegalArgumentException if {@code type} is no interface, or a public one with a method that returns or throws
     *     what is not public
     * @throws IllegalStateException if the manager is in another process: {@link #register} a class there
     */
    public <T> T share(Class<T> type, T object) {
        return servant().share(type, object, null);
    }

    /** The same with a name that others {@link #object ask} for. */
    public <T> T share(Class<T> type, T object, String name) {
        return servant().share(type, object, required(name));
    }

    private ManagerServant servant() {
        if (service instanceof ManagerServant servant) {
            return servant;
        }
        throw new IllegalStateException(
                "the manager is in another process, and the object is here: register its class and have one made there");
    }

    /**
     * Has the manager make objects of that class, which has a constructor without arguments, to be called by the methods of
     * {@code type}.
     *
     * @throws IllegalArgumentException if the manager's process does not know the class, or does not allow it
     */
    public <T> void register(Class<T> type, Class<? extends T> implementation) {
        service.register(type.getName(), implementation.getName());
    }

    /** A new object of the class that is registered for {@code type}. */
    public <T> T create(Class<T> type) {
        return type.cast(service.part(Part.OBJECT, null, type.getName()));
    }

    /** The object of that name; made, of the class that is registered for {@code type}, if there is none. */
    public <T> T object(Class<T> type, String name) {
        return type.cast(service.part(Part.OBJECT, required(name), type.getName()));
    }

    /**
     * Forgets a name: the object lives for as long as any process has it.
     *
     * @return false if there was none of that name
     */
    public boolean remove(String name) {
        return service.remove(name);
    }

    /** The names that there are. */
    public Set<String> names() {
        return service.names();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the methods that ask say of which type it is
    private <T> T made(Part part, @Nullable Object argument) {
        return (T) service.part(part, null, argument);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as above
    private <T> T named(Part part, String name, @Nullable Object argument) {
        return (T) service.part(part, required(name), argument);
    }

    /** Without one, something else would be made. */
    private static String required(String name) {
        return Objects.requireNonNull(name, "name");
    }

    /**
     * Of a manager in this process: makes nothing any more, and forgets all names; what others have goes on. Of one that was
     * spawned: ends its process, and all that lives there. Of any other one: nothing.
     */
    @Override
    public void close() {
        if (service instanceof ManagerServant servant) {
            servant.close();
        } else if (spawned != null) {
            residence.ends(
                    "this process has called Manager.close(), which ends that one with all that lives there. Close it"
                            + " when nobody needs that any more, or spawn another one");
            spawned.close();
        }
    }

    @Override
    public String toString() {
        return residence.toString();
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return new Handle(residence.written(this), residence.admission());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a manager is serialized as a handle");
    }

    private record Handle(ObjectAddress address, Admission admission) implements Serializable {
        @Serial
        private Object readResolve() throws ObjectStreamException {
            return address.resolve(new Make(admission, null));
        }
    }

    private record Make(Admission admission, @Nullable Spawned spawned) implements ObjectAddress.Maker {
        @Override
        public Object make(RemoteObject object) {
            return new Manager(
                    SharedObjects.stub(ManagerService.class, object, Reading.ofMaker(admission)),
                    Residence.of(object, NAME, admission),
                    spawned);
        }
    }
}
