package dev.stowaway.handle;

import dev.stowaway.handle.Substitution.Refused;
import dev.stowaway.handle.Substitution.Replaced;
import dev.stowaway.locks.LockFamily;
import dev.stowaway.locks.LockKind;
import dev.stowaway.owner.Owner;
import dev.stowaway.owner.Owner.Address;
import dev.stowaway.owner.OwnerSettings;
import dev.stowaway.remote.Handed;
import dev.stowaway.remote.Handed.Kind;
import dev.stowaway.remote.StowawayJarNeededOnTheClassPath;
import dev.stowaway.remote.Subclasses;
import dev.stowaway.wire.ProcessName;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds what can be written in place of a lock. Thread-safe. */
public final class Substitutes {
    private static final String SHARED =
            "the receiver gets a proxy of this very lock, which excludes as within one JVM; read back in this one, it is the"
                    + " lock itself";
    private static final String LOCKS = "java.util.concurrent.locks.Reentrant";

    private final OwnerSettings settings;
    private final LockFamily families;
    private volatile @Nullable String process;

    /** @param settings of this process as the owner of what is handed out, should that be the first */
    public Substitutes(OwnerSettings settings) {
        this.settings = settings;
        this.families = new LockFamily(settings.access());
    }

    /**
     * A handle that works in the receiving process as the lock itself.
     *
     * @param slot the type of the field or array element that the receiver will put it in; null if that is not known,
     *     and then it has to fit wherever the lock does
     * @param path by which the lock got here, for whoever asks later which locks were handed out
     */
    public Substitution proxy(LockKind kind, Object lock, @Nullable Class<?> slot, Supplier<String> path) {
        return switch (kind) {
            case REENTRANT_LOCK -> subclassable(kind, Kind.REENTRANT_LOCK, lock, ReentrantLock.class, path);
            case READ_WRITE_LOCK -> subclassable(kind, Kind.READ_WRITE_LOCK, lock, ReentrantReadWriteLock.class, path);
            case SEMAPHORE -> subclassable(kind, Kind.SEMAPHORE, lock, Semaphore.class, path);
            case COUNT_DOWN_LATCH -> subclassable(kind, Kind.COUNT_DOWN_LATCH, lock, CountDownLatch.class, path);
            case CYCLIC_BARRIER -> subclassable(kind, Kind.CYCLIC_BARRIER, lock, CyclicBarrier.class, path);
            case READ_LOCK -> view(kind, Kind.READ_LOCK, lock, ReentrantReadWriteLock.ReadLock.class, path);
            case WRITE_LOCK -> view(kind, Kind.WRITE_LOCK, lock, ReentrantReadWriteLock.WriteLock.class, path);
            case CONDITION -> condition(kind, lock, slot, path);
            case APPLICATION_LOCK -> applicationLock(kind, lock, slot, path);
            case STAMPED_LOCK ->
                new Refused("a StampedLock can't be proxied: its stamps mean something in their own process alone");
            case SYNCHRONIZER, CONFIGURED ->
                new Refused(lock.getClass().getName() + " can't be proxied: it is no java.util.concurrent.locks.Lock");
            case MONITOR -> new Refused("a monitor can't be proxied: synchronized asks nobody");
            case PHASER -> new Refused("a Phaser can't be proxied: its final methods would not tell the truth");
            case EXCHANGER -> new Refused("an Exchanger can't be proxied: what it exchanges would have to travel, too");
            case THREAD -> new Refused("a thread can't be proxied");
            case THREAD_LOCAL -> new Refused("a ThreadLocal can't be proxied: its values belong to threads");
            case EXECUTOR -> new Refused("an executor can't be proxied: its tasks would have to travel, too");
        };
    }

    private Substitution subclassable(
            LockKind kind, Kind handed, Object lock, Class<?> jdkClass, Supplier<String> path) {
        Class<?> type = lock.getClass();
        if (type == jdkClass) {
            return handedOut(kind, handed, lock, null, path);
        }
        String obstacle = Subclasses.obstacle(type, jdkClass);
        return obstacle == null ? handedOut(kind, handed, lock, type, path) : new Refused(obstacle);
    }

    private Substitution view(LockKind kind, Kind handed, Object lock, Class<?> jdkClass, Supplier<String> path) {
        return lock.getClass() == jdkClass
                ? handedOut(kind, handed, lock, null, path)
                : new Refused(lock.getClass().getName() + " can't be proxied: it is a view of the application's own");
    }

    private Substitution condition(LockKind kind, Object lock, @Nullable Class<?> slot, Supplier<String> path) {
        Class<?> type = lock.getClass();
        boolean isOfJdk = type == AbstractQueuedSynchronizer.ConditionObject.class
                || type == AbstractQueuedLongSynchronizer.ConditionObject.class;
        Object synchronizer = isOfJdk ? families.synchronizerOf(kind, lock) : null;
        if (synchronizer == null || !synchronizer.getClass().getName().startsWith(LOCKS)) {
            return new Refused("the condition of a lock that is not the JDK's can't be proxied by itself");
        }
        return slot != Condition.class && slot != Object.class && slot != Serializable.class
                ? new Refused("the proxy of a condition is a Condition, and no " + type.getSimpleName()
                        + ", which the receiver may expect here")
                : handedOut(kind, Kind.CONDITION, lock, null, path);
    }

    private Substitution applicationLock(LockKind kind, Object lock, @Nullable Class<?> slot, Supplier<String> path) {
        if (lock instanceof Lock && slot == Lock.class) {
            return handedOut(kind, Kind.LOCK, lock, null, path);
        }
        if (lock instanceof ReadWriteLock && slot == ReadWriteLock.class) {
            return handedOut(kind, Kind.LOCK_PAIR, lock, null, path);
        }
        return new Refused(lock.getClass().getName()
                + " can be proxied only where it is declared as a Lock or ReadWriteLock: the proxy can be no more");
    }

    /** The same of a lock that says itself what its proxy is to be. */
    public Substitution handedOut(LockKind kind, Kind handed, Object lock, String path) {
        return handedOut(kind, handed, lock, null, new Path(path));
    }

    private record Path(String path) implements Supplier<String> {
        @Override
        public String get() {
            return path;
        }
    }

    private Substitution handedOut(
            LockKind kind, Kind handed, Object lock, @Nullable Class<?> type, Supplier<String> path) {
        Owner owner;
        try {
            owner = Owner.start(settings);
        } catch (IOException | LinkageError | RuntimeException e) { // no Unix domain sockets, no place for them
            return new Refused("this process can't hand out locks: " + e.getMessage());
        }
        Address address = owner.written(kind, lock, path);
        return new Replaced(
                StowawayJarNeededOnTheClassPath.of(new Handed(
                        handed,
                        address.incarnation(),
                        address.socket(),
                        process(),
                        address.id(),
                        address.family(),
                        isFair(lock),
                        lock instanceof CyclicBarrier barrier ? barrier.getParties() : 0,
                        type)),
                SHARED);
    }

    private String process() {
        String known = process;
        if (known == null) {
            known = ProcessName.own();
            process = known;
        }
        return known;
    }

    private static boolean isFair(Object lock) {
        if (lock instanceof ReentrantLock exclusive) {
            return exclusive.isFair();
        }
        if (lock instanceof ReentrantReadWriteLock both) {
            return both.isFair();
        }
        return lock instanceof Semaphore semaphore && semaphore.isFair();
    }

    /** A new, unlocked lock for the receiver. */
    public Substitution fresh(LockKind kind, Object lock) {
        return FreshLocks.of(kind, lock);
    }
}
