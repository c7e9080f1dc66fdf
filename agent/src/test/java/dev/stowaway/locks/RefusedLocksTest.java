package dev.stowaway.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.Externalizable;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The effect of writing locks that Java refuses to write, or to read: the very exception is foretold. */
@SuppressWarnings("serial") // the compiler foretells it, too
class RefusedLocksTest {
    private final CopyEffect effect = new CopyEffect(Opened.access());
    private final Catalogue catalogue = new Catalogue(List.of(Gate.class.getName()));

    static class Gate {}

    static List<Object> locks_that_are_not_written() {
        StampedLock stamped = new StampedLock();
        return List.of(
                new Object(),
                new CountDownLatch(1),
                new CyclicBarrier(1),
                new Phaser(),
                new Exchanger<String>(),
                new Thread(),
                new ThreadLocal<String>(),
                new InheritableThreadLocal<String>(),
                ThreadLocal.withInitial(() -> ""),
                ForkJoinPool.commonPool(),
                Executors.newFixedThreadPool(1),
                Executors.newSingleThreadExecutor(),
                stamped.asReadLock(),
                stamped.asWriteLock(),
                stamped.asReadWriteLock(),
                new Samples.MyLatch(),
                new Samples.MyBarrier(1),
                new Samples.MyPhaser(),
                new Samples.MyExchanger(),
                new Samples.MyThread(),
                new Samples.MyThreadLocal(),
                new Samples.MyExecutor(),
                new Samples.LockByInheritedInterface(),
                new Gate());
    }

    @ParameterizedTest
    @MethodSource("locks_that_are_not_written")
    void a_lock_that_is_not_serializable_can_t_be_written(Object lock) {
        NotSerializableException thrown =
                catchThrowableOfType(NotSerializableException.class, () -> RoundTrip.write(lock));

        assertThat(effect.of(kindOf(lock), lock))
                .isEqualTo("writeObject fails: NotSerializableException: " + thrown.getMessage());
    }

    static class SerializableLatch extends CountDownLatch implements Serializable {
        private static final long serialVersionUID = 1;

        SerializableLatch() {
            super(1);
        }
    }

    static class SerializableBarrier extends CyclicBarrier implements Serializable {
        private static final long serialVersionUID = 1;

        SerializableBarrier() {
            super(1);
        }
    }

    static class BasePhaser extends Phaser {
        private BasePhaser() {
            super(1);
        }
    }

    static class SerializablePhaser extends BasePhaser implements Serializable {
        private static final long serialVersionUID = 1;
    }

    static class ExternalLock extends Samples.LockByInterface implements Externalizable {
        private static final long serialVersionUID = 1;

        ExternalLock(String name) {
            super(name);
        }

        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {}
    }

    static List<Object> locks_that_are_not_read() {
        return List.of(
                new SerializableLatch(),
                new SerializableBarrier(),
                new SerializablePhaser(),
                new ExternalLock("no public constructor without arguments"));
    }

    @ParameterizedTest
    @MethodSource("locks_that_are_not_read")
    void a_lock_that_can_t_be_constructed_anew_is_written_and_not_read(Object lock) throws Exception {
        byte[] written = RoundTrip.write(lock);
        InvalidClassException thrown = catchThrowableOfType(InvalidClassException.class, () -> RoundTrip.read(written));

        assertThat(effect.of(kindOf(lock), lock))
                .isEqualTo(
                        "it is written, but the receiver can't read it: InvalidClassException: " + thrown.getMessage());
    }

    static class Misdeclared extends Samples.LockByInterface {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("UnusedVariable") // the stream looks for it
        private static final ObjectStreamField[] serialPersistentFields = {
            new ObjectStreamField("hold", String.class), new ObjectStreamField("hold", String.class)
        };

        Misdeclared() {
            super("the same field twice");
        }
    }

    static List<Object> locks_with_a_broken_declaration() {
        return List.of(new Misdeclared());
    }

    @ParameterizedTest
    @MethodSource("locks_with_a_broken_declaration")
    void a_broken_declaration_of_fields_fails_at_once(Object lock) {
        InvalidClassException thrown = catchThrowableOfType(InvalidClassException.class, () -> RoundTrip.write(lock));

        assertThat(effect.of(kindOf(lock), lock))
                .isEqualTo("writeObject fails: InvalidClassException: " + thrown.getMessage());
    }

    private LockKind kindOf(Object lock) {
        return Objects.requireNonNull(catalogue.kindOf(lock.getClass()), "no lock: " + lock.getClass());
    }
}
