package dev.stowaway.share;

import dev.stowaway.managed.ManagedBarrier;
import dev.stowaway.managed.ManagedLatch;
import dev.stowaway.managed.ManagedList;
import dev.stowaway.managed.ManagedLock;
import dev.stowaway.managed.ManagedMap;
import dev.stowaway.managed.ManagedReadWriteLock;
import dev.stowaway.managed.ManagedSemaphore;
import dev.stowaway.managed.ManagedSet;
import dev.stowaway.objects.Reading;
import dev.stowaway.objects.SharedObjects;
import dev.stowaway.queue.Policy;
import dev.stowaway.share.Names.Named;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** A manager, where it lives: makes what is shared, and keeps what has a name. Thread-safe. */
final class ManagerServant implements ManagerService {
    private static final long GRACE_NS = 10 * 60 * 1_000_000_000L;

    private final Reading reading;
    private final Names names = new Names();
    private final ConcurrentMap<String, Class<?>> implementations = new ConcurrentHashMap<>();
    private final long graceNs;
    private final Deque<Lately> lately = new ArrayDeque<>();
    private boolean isClosed;

    /** An array that somebody may be about to attach, who then has it himself. */
    private record Lately(Object array, long endNs) {}

    ManagerServant(Reading reading) {
        this(reading, GRACE_NS);
    }

    ManagerServant(Reading reading, long graceNs) {
        this.reading = reading;
        this.graceNs = graceNs;
    }

    @Override
    public Object part(Part part, @Nullable String name, @Nullable Object argument) {
        if (name == null) {
            names.checkOpen();
            return make(part, "a shared " + part.title(), argument);
        }
        Named known = names.begin(name);
        if (known == null) {
            return made(part, name, argument);
        }
        check(name, known, part, argument);
        return known.object();
    }

    private Object made(Part part, String name, @Nullable Object argument) {
        try {
            Object made = make(part, "the shared " + part.title() + " " + name, argument);
            names.put(name, new Named(part, made));
            return made;
        } finally {
            names.end(name);
        }
    }

    /** Also what would only fail where it is asked for, with an exception that says nothing of the name. */
    private static void check(String name, Named known, Part part, @Nullable Object argument) {
        if (known.part() != part) {
            throw wrong(name, known.part().title(), part.title());
        }
        Class<?> type = known.object().getClass();
        if (argument instanceof ArrayRequest request && !request.type().isInstance(known.object())) {
            throw wrong(name, type.getSimpleName(), request.type().getSimpleName());
        }
        if (part == Part.OBJECT && !isOf(type, String.valueOf(argument))) {
            throw wrong(name, type.getInterfaces()[0].getName(), String.valueOf(argument)); // of a proxy
        }
    }

    private static boolean isOf(Class<?> type, String name) {
        for (Class<?> each : type.getInterfaces()) {
            if (each.getName().equals(name) || isOf(each, name)) {
                return true;
            }
        }
        return false;
    }

    private static IllegalArgumentException wrong(String name, String known, String asked) {
        return new IllegalArgumentException(
                "\"" + name + "\" names something else (" + known + ", not " + asked + "): choose another name");
    }

    /** An object of the application's. */
    <T> T share(Class<T> type, T object, @Nullable String name) {
        Objects.requireNonNull(object, "object");
        if (name == null) {
            names.checkOpen();
            return SharedObjects.share(type, object, type.getSimpleName(), reading);
        }
        if (names.begin(name) != null) {
            throw new IllegalArgumentException("\"" + name + "\" is taken: choose another name, or remove it");
        }
        try {
            T shared = SharedObjects.share(type, object, type.getSimpleName() + " " + name, reading);
            names.put(name, new Named(Part.OBJECT, shared));
            return shared;
        } finally {
            names.end(name);
        }
    }

    private Object make(Part part, String name, @Nullable Object argument) {
        return switch (part) {
            case MAP -> ManagedMap.create(name, reading);
            case LIST -> ManagedList.create(name, reading);
            case SET -> ManagedSet.create(name, reading);
            case QUEUE -> SharedQueue.of(name, new Policy(number(argument), true, false), reading.admission());
            case LOCK -> new ManagedLock(name);
            case READ_WRITE_LOCK -> new ManagedReadWriteLock(name);
            case SEMAPHORE -> new ManagedSemaphore(name, number(argument));
            case LATCH -> new ManagedLatch(name, number(argument));
            case BARRIER -> barrier(name, number(argument));
            case EVENT -> SharedObjects.share(SharedEvent.class, new EventServant(), name, reading);
            case COUNTER -> SharedObjects.share(SharedCounter.class, new CounterServant(), name, reading);
            case NAMESPACE -> SharedObjects.share(SharedNamespace.class, new NamespaceServant(), name, reading);
            case ARRAY -> kept(((ArrayRequest) Objects.requireNonNull(argument)).array());
            case VALUE -> value(name, Objects.requireNonNull(argument, "a shared value is never null"));
            case OBJECT -> object(String.valueOf(argument), name);
        };
    }

    private synchronized Object kept(Object array) {
        if (isClosed) {
            unlink(array);
            return array;
        }
        long now = System.nanoTime();
        for (Lately oldest = lately.peek(); oldest != null && oldest.endNs - now <= 0; oldest = lately.peek()) {
            lately.remove();
        }
        lately.add(new Lately(array, now + graceNs));
        return array;
    }

    private static int number(@Nullable Object argument) {
        return (Integer) Objects.requireNonNull(argument);
    }

    /** The JDK's exception says nothing. */
    private static ManagedBarrier barrier(String name, int parties) {
        if (parties <= 0) {
            throw new IllegalArgumentException("a barrier of " + parties + " parties");
        }
        return new ManagedBarrier(name, parties);
    }

    private SharedValue<Object> value(String name, Object first) {
        ManagedMap<String, Object> map = ManagedMap.create(name, reading);
        SharedValue<Object> value = new SharedValue<>(map);
        value.set(first);
        return value;
    }

    private Object object(String type, String name) {
        Class<?> implementation = implementations.get(type);
        if (implementation == null) {
            throw new IllegalArgumentException("no class is registered for " + type + ": Manager.register it first");
        }
        try {
            Object object = implementation.getDeclaredConstructor().newInstance();
            return shared(Class.forName(type, false, implementation.getClassLoader()), object, name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "no " + implementation.getName() + " can be made: " + (e.getCause() == null ? e : e.getCause()), e);
        }
    }

    private <T> T shared(Class<T> type, Object object, String name) {
        return SharedObjects.share(type, type.cast(object), name, reading);
    }

    @Override
    public void register(String type, String implementation) {
        names.checkOpen();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            Class<?> of =
                    Class.forName(implementation, false, loader == null ? ClassLoader.getSystemClassLoader() : loader);
            Class<?> as = Class.forName(type, false, of.getClassLoader());
            if (!as.isInterface() || !as.isAssignableFrom(of)) {
                throw new IllegalArgumentException(implementation + " does not implement the interface " + type);
            }
            if (!reading.admission().isNamed(of)) {
                String within = of.getPackageName();
                throw new IllegalArgumentException(implementation + " is not allowed: name it"
                        + (within.isEmpty() ? "" : ", or its package,")
                        + " where the manager is made: Manager.spawn(\""
                        + (within.isEmpty() ? implementation : within + ".*")
                        + "\")");
            }
            implementations.put(type, of);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("the manager's process does not know the class " + e.getMessage(), e);
        }
    }

    @Override
    public boolean remove(String name) {
        Named removed = names.remove(name);
        if (removed != null && removed.part() == Part.ARRAY) {
            kept(removed.object());
        }
        return removed != null;
    }

    @Override
    public Set<String> names() {
        return names.all();
    }

    synchronized void close() {
        isClosed = true;
        for (Named each : names.close()) {
            unlink(each.object());
        }
        for (Lately each : lately) {
            unlink(each.array);
        }
        lately.clear();
    }

    /** Who has it goes on; this process lets go of it when nobody here has it. */
    private static void unlink(Object object) {
        if (object instanceof SharedArray<?> array) {
            try {
                array.memory().unlink();
            } catch (IOException e) {
                // Whoever makes the next block there removes it.
            }
        }
    }
}
