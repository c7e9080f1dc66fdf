package dev.stowaway.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private final Catalogue catalogue = new Catalogue(List.of());

    static List<Arguments> locks_of_the_jdk() {
        ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
        StampedLock stamped = new StampedLock();
        return List.of(
                arguments(new ReentrantLock(), LockKind.REENTRANT_LOCK),
                arguments(readWrite, LockKind.READ_WRITE_LOCK),
                arguments(readWrite.readLock(), LockKind.READ_LOCK),
                arguments(readWrite.writeLock(), LockKind.WRITE_LOCK),
                arguments(stamped, LockKind.STAMPED_LOCK),
                arguments(stamped.asReadLock(), LockKind.STAMPED_LOCK),
                arguments(stamped.asWriteLock(), LockKind.STAMPED_LOCK),
                arguments(stamped.asReadWriteLock(), LockKind.STAMPED_LOCK),
                arguments(new Semaphore(1), LockKind.SEMAPHORE),
                arguments(new ReentrantLock().newCondition(), LockKind.CONDITION),
                arguments(readWrite.writeLock().newCondition(), LockKind.CONDITION),
                arguments(new Object(), LockKind.MONITOR),
                arguments(new CountDownLatch(1), LockKind.COUNT_DOWN_LATCH),
                arguments(new CyclicBarrier(1), LockKind.CYCLIC_BARRIER),
                arguments(new Phaser(), LockKind.PHASER),
                arguments(new Exchanger<>(), LockKind.EXCHANGER),
                arguments(new Thread(), LockKind.THREAD),
                arguments(new ThreadLocal<>(), LockKind.THREAD_LOCAL),
                arguments(ThreadLocal.withInitial(() -> 1), LockKind.THREAD_LOCAL),
                arguments(new InheritableThreadLocal<>(), LockKind.THREAD_LOCAL));
    }

    static List<Arguments> locks_of_the_application() {
        return List.of(
                arguments(Samples.MyReentrantLock.class, LockKind.REENTRANT_LOCK),
                arguments(Samples.MyReadWriteLock.class, LockKind.READ_WRITE_LOCK),
                arguments(Samples.MyReadLock.class, LockKind.READ_LOCK),
                arguments(Samples.MyWriteLock.class, LockKind.WRITE_LOCK),
                arguments(Samples.MyStampedLock.class, LockKind.STAMPED_LOCK),
                arguments(Samples.MySemaphore.class, LockKind.SEMAPHORE),
                arguments(Samples.MyCondition.class, LockKind.CONDITION),
                arguments(Samples.MySynchronizer.class, LockKind.SYNCHRONIZER),
                arguments(Samples.MyLongSynchronizer.class, LockKind.SYNCHRONIZER),
                arguments(Samples.LockByInterface.class, LockKind.APPLICATION_LOCK),
                arguments(Samples.LockBySuperclass.class, LockKind.APPLICATION_LOCK),
                arguments(Samples.LockByInheritedInterface.class, LockKind.APPLICATION_LOCK),
                arguments(Samples.MyLatch.class, LockKind.COUNT_DOWN_LATCH),
                arguments(Samples.MyBarrier.class, LockKind.CYCLIC_BARRIER),
                arguments(Samples.MyPhaser.class, LockKind.PHASER),
                arguments(Samples.MyExchanger.class, LockKind.EXCHANGER),
                arguments(Samples.MyThread.class, LockKind.THREAD),
                arguments(Samples.MyThreadLocal.class, LockKind.THREAD_LOCAL),
                arguments(Samples.MyExecutor.class, LockKind.EXECUTOR));
    }

    @ParameterizedTest
    @MethodSource("locks_of_the_jdk")
    void knows_the_locks_of_the_jdk(Object lock, LockKind kind) {
        assertThat(catalogue.kindOf(lock.getClass())).isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource("locks_of_the_application")
    void knows_application_types_by_superclass_and_by_interface(Class<?> type, LockKind kind) {
        assertThat(catalogue.kindOf(type)).isEqualTo(kind);
    }

    @Test
    void these_tests_name_every_kind() {
        Set<LockKind> named = EnumSet.of(LockKind.CONFIGURED, LockKind.MONITOR);
        for (Arguments row : locks_of_the_application()) {
            named.add((LockKind) row.get()[1]);
        }
        assertThat(named).containsExactlyInAnyOrder(LockKind.values());
    }

    @Test
    void every_executor_that_is_not_serializable_is_one() {
        ForkJoinPool pool = new ForkJoinPool(1);
        ScheduledThreadPoolExecutor scheduled = new ScheduledThreadPoolExecutor(0);
        List<AbstractExecutorService> own = List.of(pool, scheduled);
        for (AbstractExecutorService executor : own) {
            assertThat(catalogue.kindOf(executor.getClass())).isEqualTo(LockKind.EXECUTOR);
            assertThat(catalogue.kindOf(
                            Executors.unconfigurableExecutorService(executor).getClass()))
                    .isEqualTo(LockKind.EXECUTOR);
            executor.shutdown();
        }
        assertThat(catalogue.kindOf(ThreadPoolExecutor.class)).isEqualTo(LockKind.EXECUTOR);
    }

    static class SerializableExecutor extends Samples.MyExecutor implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_serializable_executor_is_none() {
        assertThat(catalogue.kindOf(SerializableExecutor.class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.concurrent.locks.ReentrantLock$Sync",
                "java.util.concurrent.locks.ReentrantLock$NonfairSync",
                "java.util.concurrent.locks.ReentrantLock$FairSync",
                "java.util.concurrent.locks.ReentrantReadWriteLock$NonfairSync",
                "java.util.concurrent.locks.ReentrantReadWriteLock$FairSync",
                "java.util.concurrent.Semaphore$NonfairSync",
                "java.util.concurrent.Semaphore$FairSync",
                "java.util.concurrent.CountDownLatch$Sync",
                "java.util.concurrent.ThreadPoolExecutor$Worker",
                "java.util.concurrent.ConcurrentHashMap$Segment"
            })
    void the_inner_parts_of_the_jdk_are_of_no_kind(String name) throws ClassNotFoundException {
        assertThat(catalogue.kindOf(Class.forName(name))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                String.class,
                HashMap.class,
                ConcurrentHashMap.class,
                ArrayBlockingQueue.class,
                CompletableFuture.class,
                AtomicBoolean.class,
                Class.class,
                int.class,
                Object[].class,
                ReentrantLock[].class,
                Samples.LockByInterface[].class,
                Lock.class,
                ReadWriteLock.class,
                Condition.class,
                Samples.LockPair.class,
                AbstractQueuedSynchronizer.class,
                AbstractQueuedLongSynchronizer.class,
                TimeUnit.class,
                CatalogueTest.class,
                Samples.GateByInterface.class
            })
    void other_classes_are_of_no_kind(Class<?> type) {
        assertThat(catalogue.kindOf(type)).isNull();
    }

    @Test
    void only_the_segments_of_a_concurrent_map_are_owned_by_the_jdk() throws Exception {
        Class<?> segment = Class.forName("java.util.concurrent.ConcurrentHashMap$Segment");

        assertThat(catalogue.isOwnedByJdk(segment)).isTrue();
        assertThat(catalogue.isOwnedByJdk(ReentrantLock.class)).isFalse();
        assertThat(catalogue.isOwnedByJdk(Object.class)).isFalse();
        assertThat(catalogue.isOwnedByJdk(Samples.MyReentrantLock.class)).isFalse();
    }

    enum LockConstant implements Gate {
        PLAIN,
        WITH_A_BODY {
            @Override
            public boolean tryLock() {
                return true;
            }
        };

        @Override
        public boolean tryLock() {
            return false;
        }
    }

    interface Gate extends Lock {
        @Override
        default void lock() {}

        @Override
        default void lockInterruptibly() {}

        @Override
        default boolean tryLock(long time, TimeUnit unit) {
            return false;
        }

        @Override
        default void unlock() {}

        @Override
        default Condition newCondition() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void an_enum_constant_is_none_for_only_its_name_travels() throws Exception {
        for (Object constant : LockConstant.values()) {
            assertThat(RoundTrip.copyOf(constant)).isSameAs(constant);
            assertThat(catalogue.kindOf(constant.getClass())).isNull();
        }
    }

    record LockRecord(String name) implements Gate, Serializable {
        @Override
        public boolean tryLock() {
            return false;
        }
    }

    @Test
    void a_record_is_one_by_its_interface() {
        assertThat(catalogue.kindOf(LockRecord.class)).isEqualTo(LockKind.APPLICATION_LOCK);
    }

    @Test
    void a_dynamic_proxy_is_one_by_its_interface_although_the_jdk_makes_its_module() {
        for (Class<?> type : List.of(Lock.class, Gate.class)) {
            Object proxy = Proxy.newProxyInstance(
                    CatalogueTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> null);

            assertThat(catalogue.kindOf(proxy.getClass())).isEqualTo(LockKind.APPLICATION_LOCK);
        }
    }

    @Test
    void a_configured_name_stands_for_the_class_and_its_subclasses() {
        Catalogue configured = new Catalogue(List.of(Samples.GateByInterface.class.getName()));

        assertThat(configured.kindOf(Samples.GateByInterface.class)).isEqualTo(LockKind.CONFIGURED);
        assertThat(configured.kindOf(Samples.GateBySuperclass.class)).isEqualTo(LockKind.CONFIGURED);
        assertThat(configured.kindOf(Samples.LockPair.class)).isNull();
    }

    @Test
    void a_configured_interface_stands_for_its_implementors() {
        Catalogue configured = new Catalogue(List.of(Samples.Gate.class.getName()));

        assertThat(configured.kindOf(Samples.GateByInterface.class)).isEqualTo(LockKind.CONFIGURED);
        assertThat(configured.kindOf(Samples.GateBySuperclass.class)).isEqualTo(LockKind.CONFIGURED);
    }

    @Test
    void a_kind_that_says_more_stays_when_a_name_is_configured() {
        Catalogue configured = new Catalogue(List.of(
                Samples.Gate.class.getName(),
                Samples.LockByInterface.class.getName(),
                Samples.MyExecutor.class.getName(),
                Samples.MySynchronizer.class.getName()));

        assertThat(configured.kindOf(Samples.ReentrantGate.class)).isEqualTo(LockKind.REENTRANT_LOCK);
        assertThat(configured.kindOf(Samples.LockByInterface.class)).isEqualTo(LockKind.APPLICATION_LOCK);
        assertThat(configured.kindOf(Samples.MyExecutor.class)).isEqualTo(LockKind.EXECUTOR);
        assertThat(configured.kindOf(Samples.MySynchronizer.class)).isEqualTo(LockKind.SYNCHRONIZER);
    }

    @Test
    void a_configured_class_of_the_jdk_stands_for_itself_and_for_the_subclasses_of_the_application() {
        class MyList extends ArrayList<String> {
            private static final long serialVersionUID = 1;
        }
        Catalogue configured = new Catalogue(List.of("java.util.ArrayList", "java.util.AbstractCollection"));

        assertThat(configured.kindOf(ArrayList.class)).isEqualTo(LockKind.CONFIGURED);
        assertThat(configured.kindOf(MyList.class)).isEqualTo(LockKind.CONFIGURED);
        assertThat(configured.kindOf(java.util.LinkedList.class)).isNull();
    }

    @Test
    void configuring_object_does_not_make_everything_a_lock() {
        Catalogue configured = new Catalogue(List.of("java.lang.Object"));

        assertThat(configured.kindOf(Object.class)).isEqualTo(LockKind.MONITOR);
        assertThat(configured.kindOf(Samples.GateByInterface.class)).isNull();
        assertThat(configured.kindOf(ArrayList.class)).isNull();
    }

    static final List<String> INITIALIZED = new ArrayList<>();

    interface Recording extends Lock {
        int MARK = mark("interface");

        static int mark(String name) {
            INITIALIZED.add(name);
            return INITIALIZED.size();
        }

        /** With a default method, an interface is initialized together with a class that implements it. */
        default int mark() {
            return MARK;
        }
    }

    abstract static class RecordingBase extends ReentrantLock {
        private static final long serialVersionUID = 1;

        static {
            INITIALIZED.add("superclass");
        }
    }

    static class RecordingLock extends RecordingBase implements Recording {
        private static final long serialVersionUID = 1;

        static {
            INITIALIZED.add("class");
        }
    }

    @Test
    void asking_initializes_nothing() throws Exception {
        Class<?> type = Class.forName(
                CatalogueTest.class.getName() + "$RecordingLock",
                false,
                getClass().getClassLoader());

        assertThat(catalogue.kindOf(type)).isEqualTo(LockKind.REENTRANT_LOCK);
        assertThat(new Catalogue(List.of("x")).kindOf(type)).isEqualTo(LockKind.REENTRANT_LOCK);
        assertThat(catalogue.isOwnedByJdk(type)).isFalse();
        assertThat(INITIALIZED).isEmpty();

        assertThat(new RecordingLock().mark()).isPositive();
        assertThat(INITIALIZED).containsExactlyInAnyOrder("superclass", "interface", "class");
    }

    @Test
    void every_kind_has_a_title_of_its_own() {
        assertThat(Arrays.stream(LockKind.values()).map(LockKind::title))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }
}
