package dev.stowaway.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings({"serial", "UnusedVariable", "ClassCanBeStatic"}) // the very mistakes that the remedies are for
class RemedyTest {
    private static final String NOT_SHARED = "; serialization can't share it between processes";
    private static final String BY_PROXY = "; to share it between processes: action=proxy";

    static class Job implements Serializable {
        private static final long serialVersionUID = 1;
        ReentrantLock lock = new ReentrantLock();
        final ReentrantLock guard = new ReentrantLock();
        final Condition changed = guard.newCondition();
        final Object monitor = new Object();
        CountDownLatch done = new CountDownLatch(1);
        ThreadLocal<String> format = new ThreadLocal<>();
        transient @Nullable ReentrantLock written;
    }

    @Test
    void a_field_becomes_transient_and_gets_a_new_lock() throws Exception {
        assertThat(inField(LockKind.REENTRANT_LOCK, ReentrantLock.class, Job.class, "lock"))
                .isEqualTo("make RemedyTest.Job.lock transient, and create a new lock in readObject" + BY_PROXY);
    }

    @Test
    void a_final_field_can_t_stay_final() throws Exception {
        assertThat(inField(LockKind.REENTRANT_LOCK, ReentrantLock.class, Job.class, "guard"))
                .isEqualTo("make RemedyTest.Job.guard transient and not final (final, it comes back null)"
                        + " and create a new lock in readObject, or serialize a proxy (writeReplace)" + BY_PROXY);
    }

    static class Remedied implements Serializable {
        private static final long serialVersionUID = 1;
        private transient ReentrantLock lock = new ReentrantLock();
        private final transient @Nullable ReentrantLock guard = new ReentrantLock();

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            lock = new ReentrantLock();
        }
    }

    @Test
    void such_fields_come_back_as_the_remedies_say() throws Exception {
        Remedied original = new Remedied();
        Remedied copy = RoundTrip.copyOf(original);

        assertThat(copy.lock).isNotNull().isNotSameAs(original.lock);
        assertThat(original.guard).isNotNull();
        assertThat(copy.guard).isNull();
    }

    @Test
    void a_condition_is_taken_from_its_new_lock() throws Exception {
        assertThat(inField(LockKind.CONDITION, ReentrantLock.class, Job.class, "changed"))
                .isEqualTo("make RemedyTest.Job.changed transient and not final (final, it comes back null)"
                        + " and take it from the new lock in readObject,"
                        + " or serialize a proxy (writeReplace)" + NOT_SHARED);
    }

    @Test
    void a_monitor_can_be_this() throws Exception {
        assertThat(inField(LockKind.MONITOR, Object.class, Job.class, "monitor"))
                .isEqualTo("writing this monitor fails: synchronize on this instead, or make RemedyTest.Job.monitor"
                        + " transient and not final (final, it comes back null) and create a new Object in readObject");
    }

    @Test
    void a_lock_that_is_not_serializable_is_said_to_fail() throws Exception {
        assertThat(inField(LockKind.COUNT_DOWN_LATCH, CountDownLatch.class, Job.class, "done"))
                .isEqualTo("writing this latch fails: make RemedyTest.Job.done transient,"
                        + " and create a new latch in readObject; action=proxy shares it");
    }

    @Test
    void a_thread_local_can_be_static() throws Exception {
        assertThat(inField(LockKind.THREAD_LOCAL, ThreadLocal.class, Job.class, "format"))
                .isEqualTo("writing this thread-local fails: make it static, or make RemedyTest.Job.format transient,"
                        + " and create a new thread-local in readObject");
    }

    @Test
    void a_transient_field_is_in_the_stream_because_the_class_writes_it() throws Exception {
        assertThat(inField(LockKind.REENTRANT_LOCK, ReentrantLock.class, Job.class, "written"))
                .isEqualTo("leave the lock out of writeObject of RemedyTest.Job, and create a new lock in readObject"
                        + BY_PROXY)
                .isEqualTo(Remedy.of(LockKind.REENTRANT_LOCK, ReentrantLock.class, new Place.ByWriteObject(Job.class)));
    }

    static class Listed implements Serializable {
        private static final long serialVersionUID = 1;
        private static final ObjectStreamField[] serialPersistentFields = {
            new ObjectStreamField("lock", ReentrantLock.class)
        };
        transient ReentrantLock lock = new ReentrantLock();
    }

    @Test
    void a_list_of_fields_wins_over_transient() throws Exception {
        assertThat(RoundTrip.copyOf(new Listed()).lock).isNotNull();

        assertThat(inField(LockKind.REENTRANT_LOCK, ReentrantLock.class, Listed.class, "lock"))
                .isEqualTo("take RemedyTest.Listed.lock out of serialPersistentFields,"
                        + " and create a new lock in readObject" + BY_PROXY);
    }

    public static class External implements Externalizable {
        private static final long serialVersionUID = 1;
        ReentrantLock lock = new ReentrantLock();

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeObject(lock);
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
            lock = (ReentrantLock) in.readObject();
        }
    }

    @Test
    void an_externalizable_class_has_to_leave_the_lock_out_itself() throws Exception {
        assertThat(inField(LockKind.REENTRANT_LOCK, ReentrantLock.class, External.class, "lock"))
                .isEqualTo("leave the lock out of writeExternal of RemedyTest.External,"
                        + " and create a new lock in readExternal" + BY_PROXY);
    }

    record Stage(String name, ReentrantLock lock) implements Serializable {}

    @Test
    void a_component_of_a_record_can_t_be_transient() throws Exception {
        assertThat(inField(LockKind.REENTRANT_LOCK, ReentrantLock.class, Stage.class, "lock"))
                .isEqualTo("a record component can't be transient: move the lock out of RemedyTest.Stage,"
                        + " or give the record a writeReplace that leaves it out" + BY_PROXY);
    }

    static class Enclosing extends ReentrantLock {
        private static final long serialVersionUID = 1;

        class Inner implements Serializable {
            private static final long serialVersionUID = 1;

            boolean isFree() {
                return !isLocked();
            }
        }
    }

    @Test
    void an_inner_class_carries_the_lock_that_encloses_it() throws Exception {
        assertThat(new Enclosing().new Inner().isFree()).isTrue();

        assertThat(inField(LockKind.REENTRANT_LOCK, Enclosing.class, Enclosing.Inner.class, "this$0"))
                .isEqualTo("RemedyTest.Enclosing.Inner is an inner class and carries the lock that encloses it:"
                        + " make it a static nested class" + NOT_SHARED);
    }

    interface Probe extends Serializable {
        boolean isFree();
    }

    @Test
    void an_anonymous_class_captures_the_lock_that_it_uses() {
        ReentrantLock lock = new ReentrantLock();
        Probe anonymous = new Probe() {
            @Override
            public boolean isFree() {
                return !lock.isLocked();
            }
        };
        assertThat(anonymous.isFree()).isTrue();
        Field captured = Arrays.stream(anonymous.getClass().getDeclaredFields())
                .filter(field -> field.getType() == ReentrantLock.class)
                .findFirst()
                .orElseThrow();

        assertThat(Remedy.of(LockKind.REENTRANT_LOCK, ReentrantLock.class, new Place.InField(captured)))
                .isEqualTo("RemedyTest$1 captures the lock because it uses it: give it a transient field instead,"
                        + " and create a new lock in readObject" + BY_PROXY);
    }

    @Test
    void a_lambda_gets_its_lock_where_it_runs() {
        assertThat(Remedy.of(LockKind.SEMAPHORE, Samples.MySemaphore.class, new Place.Captured()))
                .isEqualTo("don't capture the semaphore in a serializable lambda: where it runs, hand it one of that"
                        + " process, as a parameter or in a static field" + NOT_SHARED);
    }

    @Test
    void a_container_holds_data_only() throws Exception {
        assertThat(Remedy.of(LockKind.REENTRANT_LOCK, ReentrantLock.class, new Place.InMap()))
                .isEqualTo("keep locks out of the map: put data only in it, or make what holds it transient"
                        + " and fill a new one in readObject" + BY_PROXY);
        assertThat(Remedy.of(LockKind.REENTRANT_LOCK, ReentrantLock.class, new Place.InCollection()))
                .startsWith("keep locks out of the collection: ");
        assertThat(Remedy.of(LockKind.COUNT_DOWN_LATCH, CountDownLatch.class, new Place.InArray()))
                .startsWith("writing this latch fails: keep latches out of the array: ");
        assertThat(inField(LockKind.REENTRANT_LOCK, ReentrantLock.class, AtomicReference.class, "value"))
                .startsWith("keep locks out of the AtomicReference: ");
    }

    @Test
    void a_lock_that_is_the_message_is_left_out_of_it() {
        assertThat(Remedy.of(LockKind.EXECUTOR, ThreadPoolExecutor.class, new Place.Root()))
                .isEqualTo("writing this executor fails: don't write the executor itself: write data only,"
                        + " and take one of the receiving process where it is read");
    }

    @Test
    void what_is_replaced_needs_a_remedy_only_without_stowaway() throws Exception {
        assertThat(Remedy.ofReplaced(LockKind.MONITOR, new Place.InField(Job.class.getDeclaredField("monitor"))))
                .isEqualTo(
                        "none is needed while Stowaway replaces it; to do without, synchronize on this instead, or make"
                                + " RemedyTest.Job.monitor transient and not final (final, it comes back null) and create a"
                                + " new Object in readObject");
    }

    @Test
    void an_unknown_place_is_some_field() {
        assertThat(Remedy.of(LockKind.STAMPED_LOCK, Samples.MyStampedLock.class, new Place.Unknown()))
                .isEqualTo("make the field that leads to the lock transient, and create a new lock in readObject"
                        + NOT_SHARED);
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_has_a_short_remedy_for_every_place(LockKind kind) throws Exception {
        List<Place> places = List.of(
                new Place.InField(Job.class.getDeclaredField("lock")),
                new Place.InField(Job.class.getDeclaredField("guard")),
                new Place.InField(Job.class.getDeclaredField("written")),
                new Place.InField(Stage.class.getDeclaredField("lock")),
                new Place.InCollection(),
                new Place.InArray(),
                new Place.InMap(),
                new Place.Captured(),
                new Place.Root(),
                new Place.ByWriteObject(External.class),
                new Place.Unknown());
        for (Place place : places) {
            for (Class<?> type : List.of(Object.class, ReentrantLock.class)) {
                assertThat(Remedy.of(kind, type, place)).hasSizeBetween(40, 220).doesNotContain("\n", "proxy=");
            }
        }
    }

    private static String inField(LockKind kind, Class<?> type, Class<?> owner, String name)
            throws NoSuchFieldException {
        return Remedy.of(kind, type, new Place.InField(owner.getDeclaredField(name)));
    }
}
