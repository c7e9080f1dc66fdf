package dev.stowaway.locks;

import java.io.Serializable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks as applications write them. */
final class Samples {
    private Samples() {}

    static class MyReentrantLock extends ReentrantLock {
        private static final long serialVersionUID = 1;
    }

    static class MyReadWriteLock extends ReentrantReadWriteLock {
        private static final long serialVersionUID = 1;
    }

    static class MyReadLock extends ReentrantReadWriteLock.ReadLock {
        private static final long serialVersionUID = 1;

        MyReadLock(ReentrantReadWriteLock lock) {
            super(lock);
        }
    }

    static class MyWriteLock extends ReentrantReadWriteLock.WriteLock {
        private static final long serialVersionUID = 1;

        MyWriteLock(ReentrantReadWriteLock lock) {
            super(lock);
        }
    }

    static class MyStampedLock extends StampedLock {
        private static final long serialVersionUID = 1;
    }

    static class MySemaphore extends Semaphore {
        private static final long serialVersionUID = 1;

        MySemaphore(int permits) {
            super(permits);
        }
    }

    static class MyLatch extends CountDownLatch {
        MyLatch() {
            super(1);
        }
    }

    static class MyBarrier extends CyclicBarrier {
        MyBarrier(int parties) {
            super(parties);
        }
    }

    static class MyPhaser extends Phaser {}

    static class MyExchanger extends Exchanger<String> {}

    static class MyThread extends Thread {}

    static class MyThreadLocal extends ThreadLocal<String> {}

    static class MyExecutor extends ThreadPoolExecutor {
        MyExecutor() {
            super(0, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
        }
    }

    /** A mutex as the Javadoc of the synchronizer has it: state 1 is locked. */
    static class MySynchronizer extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(int ignored) {
            boolean acquired = compareAndSetState(0, 1);
            if (acquired) {
                setExclusiveOwnerThread(Thread.currentThread());
            }
            return acquired;
        }

        @Override
        protected boolean tryRelease(int ignored) {
            setExclusiveOwnerThread(null);
            setState(0);
            return true;
        }

        @Override
        protected boolean isHeldExclusively() {
            return getState() != 0 && getExclusiveOwnerThread() == Thread.currentThread();
        }

        int state() {
            return getState();
        }

        Thread owner() {
            return getExclusiveOwnerThread();
        }
    }

    static class MyLongSynchronizer extends AbstractQueuedLongSynchronizer {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(long wanted) {
            return compareAndSetState(0, wanted);
        }

        @Override
        protected boolean tryRelease(long ignored) {
            setState(0);
            return true;
        }

        @Override
        protected boolean isHeldExclusively() {
            return getState() != 0;
        }

        long state() {
            return getState();
        }
    }

    static class MyCondition extends AbstractQueuedSynchronizer.ConditionObject {
        private static final long serialVersionUID = 1;

        MyCondition(AbstractQueuedSynchronizer owner) {
            owner.super();
        }
    }

    /** All that the interfaces ask for, and none of it works. */
    static class LockByInterface implements Lock, Serializable {
        private static final long serialVersionUID = 1;

        private final String name;

        LockByInterface(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        @Override
        public void lock() {
            throw new AssertionError("called");
        }

        @Override
        public void lockInterruptibly() {
            throw new AssertionError("called");
        }

        @Override
        public boolean tryLock() {
            throw new AssertionError("called");
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) {
            throw new AssertionError("called");
        }

        @Override
        public void unlock() {
            throw new AssertionError("called");
        }

        @Override
        public Condition newCondition() {
            throw new AssertionError("called");
        }
    }

    static class LockBySuperclass extends LockByInterface {
        private static final long serialVersionUID = 1;

        LockBySuperclass() {
            super("below");
        }
    }

    interface LockPair extends ReadWriteLock {}

    static class LockByInheritedInterface implements LockPair {
        @Override
        public Lock readLock() {
            throw new AssertionError("called");
        }

        @Override
        public Lock writeLock() {
            throw new AssertionError("called");
        }
    }

    interface Gate {}

    static class GateByInterface implements Gate, Serializable {
        private static final long serialVersionUID = 1;
        private int opened;

        void open() {
            opened++;
        }

        int opened() {
            return opened;
        }
    }

    static class GateBySuperclass extends GateByInterface {
        private static final long serialVersionUID = 1;
    }

    static class ReentrantGate extends ReentrantLock implements Gate {
        private static final long serialVersionUID = 1;
    }
}
