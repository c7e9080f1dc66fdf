package dev.stowaway.locks;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of a class whether its instances are locks.
 *
 * <p>It is asked in the constructor of {@code ObjectStreamClass}, once per class, possibly while the JVM starts. So it
 * goes by names alone: it loads nothing and initializes nothing. Thread-safe.
 */
public final class Catalogue {
    private static final String LOCKS = "java.util.concurrent.locks.";
    private static final String CONCURRENT = "java.util.concurrent.";
    private static final String OBJECT = "java.lang.Object";

    /** The JDK's own lock classes: these alone of the JDK are locks, and so are the application's subclasses. */
    private final Map<String, LockKind> jdkLocks = new HashMap<>();

    private final Set<String> lockInterfaces = Set.of(LOCKS + "Lock", LOCKS + "ReadWriteLock", LOCKS + "Condition");
    private final Set<String> executorInterfaces = Set.of(CONCURRENT + "ExecutorService");
    private final Set<String> configured;

    /** @param configured binary names of further lock classes, each with its subclasses and implementors */
    public Catalogue(List<String> configured) {
        this.configured = new HashSet<>(configured);
        // Every class inherits from it; as a lock of its own it is in the catalogue anyway.
        this.configured.remove(OBJECT);

        jdkLocks.put(LOCKS + "ReentrantLock", LockKind.REENTRANT_LOCK);
        jdkLocks.put(LOCKS + "ReentrantReadWriteLock", LockKind.READ_WRITE_LOCK);
        jdkLocks.put(LOCKS + "ReentrantReadWriteLock$ReadLock", LockKind.READ_LOCK);
        jdkLocks.put(LOCKS + "ReentrantReadWriteLock$WriteLock", LockKind.WRITE_LOCK);
        jdkLocks.put(LOCKS + "StampedLock", LockKind.STAMPED_LOCK);
        jdkLocks.put(LOCKS + "StampedLock$ReadLockView", LockKind.STAMPED_LOCK);
        jdkLocks.put(LOCKS + "StampedLock$WriteLockView", LockKind.STAMPED_LOCK);
        jdkLocks.put(LOCKS + "StampedLock$ReadWriteLockView", LockKind.STAMPED_LOCK);
        jdkLocks.put(LOCKS + "AbstractQueuedSynchronizer$ConditionObject", LockKind.CONDITION);
        jdkLocks.put(LOCKS + "AbstractQueuedLongSynchronizer$ConditionObject", LockKind.CONDITION);
        jdkLocks.put(CONCURRENT + "Semaphore", LockKind.SEMAPHORE);
        jdkLocks.put(CONCURRENT + "CountDownLatch", LockKind.COUNT_DOWN_LATCH);
        jdkLocks.put(CONCURRENT + "CyclicBarrier", LockKind.CYCLIC_BARRIER);
        jdkLocks.put(CONCURRENT + "Phaser", LockKind.PHASER);
        jdkLocks.put(CONCURRENT + "Exchanger", LockKind.EXCHANGER);
        jdkLocks.put("java.lang.Thread", LockKind.THREAD);
        jdkLocks.put("java.lang.ThreadLocal", LockKind.THREAD_LOCAL);
    }

    /** The kind of lock that instances of {@code type} are; null if they are none, or if {@code type} is broken. */
    public @Nullable LockKind kindOf(Class<?> type) {
        try {
            if (type.isInterface() || type.isArray()) {
                return null;
            }
            return JdkClasses.contains(type) ? kindOfJdkClass(type) : kindOfApplicationClass(type);
        } catch (LinkageError e) {
            // A class that can't tell its ancestors is none of the catalogue's, and the stream will say so itself.
            return null;
        }
    }

    /**
     * Whether {@code type} is a lock that a JDK class writes by design and puts right when it is read, so that it is
     * nobody's mistake: counted, never reported, never replaced.
     */
    public boolean isOwnedByJdk(Class<?> type) {
        return isOwnedByJdk(type.getName());
    }

    /** The same, by the binary name. */
    public boolean isOwnedByJdk(String className) {
        return className.equals(CONCURRENT + "ConcurrentHashMap$Segment");
    }

    /**
     * The kind of lock that instances of a class are of which only names are known.
     *
     * @param ancestors its superclasses from the nearest up, and interfaces, as far as they are known
     */
    public @Nullable LockKind kindOf(String className, List<String> ancestors) {
        LockKind named = jdkLocks.get(className);
        if (named != null || JdkClasses.isNamed(className)) {
            return named == null && configured.contains(className) ? LockKind.CONFIGURED : named;
        }
        for (int i = 0; i < ancestors.size(); i++) {
            LockKind inherited = inheritedKind(ancestors.get(i));
            if (inherited != null) {
                return inherited;
            }
        }
        LockKind declared = configured.contains(className) ? LockKind.CONFIGURED : null;
        for (int i = 0; i < ancestors.size() && declared != LockKind.APPLICATION_LOCK; i++) {
            LockKind byAncestor = kindOfDeclared(ancestors.get(i));
            declared = byAncestor == null ? declared : byAncestor;
        }
        return declared;
    }

    /** The kind of lock that whatever is declared with that type must be; null if the type alone does not tell. */
    public @Nullable LockKind kindOfDeclared(String typeName) {
        if (lockInterfaces.contains(typeName)) {
            return LockKind.APPLICATION_LOCK;
        }
        return configured.contains(typeName) ? LockKind.CONFIGURED : null;
    }

    private @Nullable LockKind kindOfJdkClass(Class<?> type) {
        String name = type.getName();
        if (name.equals(OBJECT)) {
            return LockKind.MONITOR;
        }
        LockKind named = jdkLocks.get(name);
        if (named != null) {
            return named;
        }
        // Not one of them is Serializable, and their subclasses are what the JDK's factories hand out.
        LockKind inherited = inheritedKind(type);
        if (inherited == LockKind.THREAD || inherited == LockKind.THREAD_LOCAL) {
            return inherited;
        }
        if (isRefusedExecutor(type)) {
            return LockKind.EXECUTOR;
        }
        return configured.contains(name) ? LockKind.CONFIGURED : null;
    }

    private @Nullable LockKind kindOfApplicationClass(Class<?> type) {
        // An enum constant travels as its name, and what arrives is the receiver's own constant: nothing is copied.
        if (Enum.class.isAssignableFrom(type)) {
            return null;
        }
        LockKind inherited = inheritedKind(type);
        if (inherited != null) {
            return inherited;
        }
        if (isOneOf(lockInterfaces, type)) {
            return LockKind.APPLICATION_LOCK;
        }
        if (isRefusedExecutor(type)) {
            return LockKind.EXECUTOR;
        }
        return isOneOf(configured, type) ? LockKind.CONFIGURED : null;
    }

    /** The kind of the nearest superclass, or of {@code type} itself, that is a lock of the JDK. */
    private @Nullable LockKind inheritedKind(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            LockKind kind = inheritedKind(c.getName());
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    private @Nullable LockKind inheritedKind(String name) {
        boolean synchronizer = name.equals(LOCKS + "AbstractQueuedSynchronizer")
                || name.equals(LOCKS + "AbstractQueuedLongSynchronizer");
        return synchronizer ? LockKind.SYNCHRONIZER : jdkLocks.get(name);
    }

    private boolean isRefusedExecutor(Class<?> type) {
        return !Serializable.class.isAssignableFrom(type) && isOneOf(executorInterfaces, type);
    }

    /** Whether {@code names} has {@code type} or anything that it extends or implements. */
    private static boolean isOneOf(Set<String> names, Class<?> type) {
        if (names.isEmpty()) {
            return false;
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (names.contains(c.getName())) {
                return true;
            }
            for (Class<?> implemented : c.getInterfaces()) {
                if (isOneOf(names, implemented)) {
                    return true;
                }
            }
        }
        return false;
    }
}
