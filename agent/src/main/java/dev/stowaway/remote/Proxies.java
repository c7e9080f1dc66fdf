package dev.stowaway.remote;

import dev.stowaway.owner.Owner;
import dev.stowaway.remote.Handed.Kind;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.LockMode;
import java.io.InvalidObjectException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What a handle turns into when it is read. */
public final class Proxies {
    private Proxies() {}

    /**
     * The one proxy of a lock of another process at which threads queue for something else; its address came by another way
     * than a handle. Whoever waits there sleeps at once.
     *
     * @param process its name, for people
     */
    public static Lock queue(Owner.Address address, String process) {
        Handed handed = new Handed(
                Kind.REENTRANT_LOCK,
                address.incarnation(),
                address.socket(),
                process,
                address.id(),
                address.family(),
                false,
                0,
                null);
        return (Lock) RemoteOwner.proxy(handed, new Make(handed, true));
    }

    /**
     * The lock itself where it lives, the one proxy of it elsewhere.
     *
     * @throws InvalidObjectException if the lock is not there any more, or can't have a proxy here
     */
    static Object resolve(Handed handed) throws InvalidObjectException {
        if (handed.incarnation().equals(Incarnation.own())) {
            return atHome(handed);
        }
        return switch (handed.kind()) {
            case READ_SIDE -> both(proxy(handed.as(Kind.READ_WRITE_LOCK))).readLock();
            case WRITE_SIDE -> both(proxy(handed.as(Kind.READ_WRITE_LOCK))).writeLock();
            case PAIR_READ_SIDE -> both(proxy(handed.as(Kind.LOCK_PAIR))).readLock();
            case PAIR_WRITE_SIDE -> both(proxy(handed.as(Kind.LOCK_PAIR))).writeLock();
            default -> proxy(handed);
        };
    }

    private static ReadWriteLock both(Object lock) throws InvalidObjectException {
        if (lock instanceof ReadWriteLock both) {
            return both;
        }
        throw new InvalidObjectException("a handle of one side of a lock that has no sides");
    }

    private static Object proxy(Handed handed) throws InvalidObjectException {
        try {
            return RemoteOwner.proxy(handed, new Make(handed, false));
        } catch (LinkageError | IllegalArgumentException e) {
            InvalidObjectException exception =
                    new InvalidObjectException("no proxy of a lock can be made here: " + e.getMessage());
            exception.initCause(e);
            throw exception;
        }
    }

    private static Object atHome(Handed handed) throws InvalidObjectException {
        Owner owner = Owner.current();
        Object lock = owner == null ? null : owner.lock(handed.id());
        if (lock == null) {
            throw new InvalidObjectException(
                    "the lock is gone: nobody here has used it since, and it was written more than ten minutes ago");
        }
        return switch (handed.kind()) {
            case READ_SIDE, PAIR_READ_SIDE -> both(lock).readLock();
            case WRITE_SIDE, PAIR_WRITE_SIDE -> both(lock).writeLock();
            default -> lock;
        };
    }

    private record Make(Handed handed, boolean isQueue) implements ProxyTable.Maker {
        @Override
        public Object make(RemoteOwner owner, Family family) {
            Object proxy = bare(owner, family);
            Class<?> type = handed.type();
            return type == null ? proxy : Subclasses.of(type, proxy, handed);
        }

        private Object bare(RemoteOwner owner, Family family) {
            return switch (handed.kind()) {
                case REENTRANT_LOCK -> new RemoteReentrantLock(family, handed, isQueue);
                case READ_WRITE_LOCK -> new RemoteReadWriteLock(family, handed);
                case READ_LOCK -> family.readLock(handed.id(), handed, new ReentrantReadWriteLock(handed.isFair()));
                case WRITE_LOCK -> family.writeLock(handed.id(), handed, new ReentrantReadWriteLock(handed.isFair()));
                case CONDITION, LOCK_CONDITION -> new RemoteCondition(family, handed);
                case SEMAPHORE -> new RemoteSemaphore(owner, handed);
                case COUNT_DOWN_LATCH -> new RemoteCountDownLatch(owner, handed);
                case CYCLIC_BARRIER -> new RemoteCyclicBarrier(owner, handed);
                case LOCK -> new RemoteLock(null, family, handed, LockMode.EXCLUSIVE);
                case LOCK_PAIR -> new RemoteLockPair(family, handed);
                case READ_SIDE, WRITE_SIDE, PAIR_READ_SIDE, PAIR_WRITE_SIDE ->
                    throw new IllegalArgumentException("a side is made by its lock");
            };
        }
    }
}
