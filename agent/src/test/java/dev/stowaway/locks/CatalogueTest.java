package dev.stowaway.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.Serializable;
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

    @Test
    void every_kind_has_a_title_of_its_own() {
        assertThat(Arrays.stream(LockKind.values()).map(LockKind::title))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }
}
