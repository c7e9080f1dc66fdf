package dev.stowaway.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** The effect of a copy when code of the application takes part: constructors, {@code readObject} and its like. */
class ConstructedLocksTest {
    private final CopyEffect effect = new CopyEffect(Opened.access());

    static class SerializablePhaser extends Phaser implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_serializable_phaser_arrives_without_parties() throws Exception {
        SerializablePhaser phaser = new SerializablePhaser();
        phaser.bulkRegister(2);
        SerializablePhaser copy = RoundTrip.copyOf(phaser);

        assertThat(effect.of(LockKind.PHASER, phaser))
                .isEqualTo("the copy is a new phaser without parties: arrivals do not cross");
        assertThat(copy.getRegisteredParties()).isZero();
        copy.register();
        copy.arrive();
        assertThat(phaser.getArrivedParties()).isZero();
    }

    static class SerializableExchanger extends Exchanger<String> implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_serializable_exchanger_is_constructed_anew() throws Exception {
        SerializableExchanger exchanger = new SerializableExchanger();

        assertThat(effect.of(LockKind.EXCHANGER, exchanger)).isEqualTo("the copy is a new exchanger: no state travels");
        assertThat(RoundTrip.copyOf(exchanger)).isNotSameAs(exchanger);
    }

    static class SerializableThread extends Thread implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_serializable_thread_arrives_as_one_that_was_never_started() throws Exception {
        SerializableThread thread = new SerializableThread();
        thread.start();
        thread.join();
        SerializableThread copy = RoundTrip.copyOf(thread);

        assertThat(effect.of(LockKind.THREAD, thread)).isEqualTo("the copy is a new thread that was never started");
        assertThat(thread.getState()).isEqualTo(Thread.State.TERMINATED);
        assertThat(copy.getState()).isEqualTo(Thread.State.NEW);
    }

    static class SerializableThreadLocal extends ThreadLocal<String> implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_serializable_thread_local_arrives_without_values() throws Exception {
        SerializableThreadLocal local = new SerializableThreadLocal();
        local.set("here");
        SerializableThreadLocal copy = RoundTrip.copyOf(local);

        assertThat(effect.of(LockKind.THREAD_LOCAL, local))
                .isEqualTo("the copy is a new thread-local: no value travels");
        assertThat(copy.get()).isNull();
        assertThat(local.get()).isEqualTo("here");
        local.remove();
    }

    static class LatchOfTwo extends CountDownLatch {
        LatchOfTwo() {
            super(2);
        }
    }

    static class SerializableLatchOfTwo extends LatchOfTwo implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_constructor_of_the_application_makes_what_it_always_makes() throws Exception {
        SerializableLatchOfTwo latch = new SerializableLatchOfTwo();
        latch.countDown();

        assertThat(effect.of(LockKind.COUNT_DOWN_LATCH, latch))
                .isEqualTo("the copy is a new count-down latch as the constructor ConstructedLocksTest.LatchOfTwo()"
                        + " makes it: no state travels");
        assertThat(latch.getCount()).isEqualTo(1);
        assertThat(RoundTrip.copyOf(latch).getCount()).isEqualTo(2);
    }

    static class RelockedLock extends ReentrantLock {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            lock();
        }
    }

    static class BelowRelockedLock extends RelockedLock {
        private static final long serialVersionUID = 1;
    }

    @Test
    void the_readObject_of_an_application_may_do_anything() throws Exception {
        String expected = "the copy starts unlocked; this lock excludes nobody in the receiving process;"
                + " then readObject of ConstructedLocksTest.RelockedLock runs, and may change that";
        assertThat(effect.of(LockKind.REENTRANT_LOCK, new RelockedLock())).isEqualTo(expected);
        assertThat(effect.of(LockKind.REENTRANT_LOCK, new BelowRelockedLock())).isEqualTo(expected);

        assertThat(RoundTrip.copyOf(new RelockedLock()).isLocked()).isTrue();
        assertThat(RoundTrip.copyOf(new BelowRelockedLock()).isLocked()).isTrue();
    }

    static class ResetSynchronizer extends Samples.MySynchronizer {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            setState(0);
        }
    }

    @Test
    void a_synchronizer_that_resets_itself_is_not_said_to_keep_its_number() throws Exception {
        ResetSynchronizer mutex = new ResetSynchronizer();
        mutex.acquire(1);

        assertThat(effect.of(LockKind.SYNCHRONIZER, mutex))
                .isEqualTo("the copy keeps the state number 1, but has no owner and no waiters;"
                        + " then readObject of ConstructedLocksTest.ResetSynchronizer runs, and may change that");
        assertThat(RoundTrip.copyOf(mutex).state()).isZero();
    }

    static class SingleLock extends ReentrantLock {
        private static final long serialVersionUID = 1;
        static final SingleLock INSTANCE = new SingleLock();

        protected Object readResolve() {
            return INSTANCE;
        }
    }

    static class BelowSingleLock extends SingleLock {
        private static final long serialVersionUID = 1;
    }

    @Test
    void readResolve_decides_what_the_receiver_gets_also_when_it_is_inherited() throws Exception {
        String expected = "unknown: readResolve of ConstructedLocksTest.SingleLock decides what the receiver gets";
        assertThat(effect.of(LockKind.REENTRANT_LOCK, SingleLock.INSTANCE)).isEqualTo(expected);
        assertThat(effect.of(LockKind.REENTRANT_LOCK, new BelowSingleLock())).isEqualTo(expected);

        assertThat(RoundTrip.read(RoundTrip.write(new BelowSingleLock()))).isSameAs(SingleLock.INSTANCE);
    }

    public static class ExternalLock extends ReentrantLock implements Externalizable {
        private static final long serialVersionUID = 1;

        public ExternalLock() {}

        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {
            lock();
        }
    }

    @Test
    void readExternal_decides_what_the_copy_holds() throws Exception {
        ExternalLock lock = new ExternalLock();

        assertThat(effect.of(LockKind.REENTRANT_LOCK, lock))
                .isEqualTo("unknown: readExternal of ConstructedLocksTest.ExternalLock decides what the copy holds");
        assertThat(RoundTrip.copyOf(lock).isLocked()).isTrue();
    }
}
