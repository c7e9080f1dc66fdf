package dev.stowaway.locks;

import static net.bytebuddy.matcher.ElementMatchers.isFinalizer;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Locks of which every method that a subclass can override throws. */
class OverridesTest {
    private final Catalogue catalogue = new Catalogue(List.of(Samples.Gate.class.getName()));
    private final LockState state = new LockState(Opened.access());
    private final CopyEffect effect = new CopyEffect(Opened.access());

    static List<Object> locks_whose_methods_all_throw() throws ReflectiveOperationException {
        ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
        Samples.MySynchronizer mutex = new Samples.MySynchronizer();
        return List.of(
                new Trap(ReentrantLock.class).make(),
                new Trap(ReentrantReadWriteLock.class).make(),
                new Trap(ReentrantReadWriteLock.ReadLock.class).make(ReentrantReadWriteLock.class, readWrite),
                new Trap(ReentrantReadWriteLock.WriteLock.class).make(ReentrantReadWriteLock.class, readWrite),
                new Trap(StampedLock.class).make(),
                new Trap(Semaphore.class).make(int.class, 3),
                new Trap(AbstractQueuedSynchronizer.class).make(),
                new Trap(AbstractQueuedLongSynchronizer.class).make(),
                new Trap(Samples.MyCondition.class).make(AbstractQueuedSynchronizer.class, mutex),
                new Trap(Samples.LockByInterface.class).make(String.class, "mine"),
                new Trap(Samples.GateByInterface.class).make(),
                new Trap(CountDownLatch.class).make(int.class, 2),
                new Trap(CyclicBarrier.class).make(int.class, 2),
                new Trap(Phaser.class).make(),
                new Trap(Exchanger.class).make(),
                new Trap(Thread.class).make(),
                new Trap(ThreadLocal.class).make(),
                new Trap(Samples.MyExecutor.class).make());
    }

    /** A subclass in which every method throws that may be overridden. */
    record Trap(Class<?> type) {
        Object make() throws ReflectiveOperationException {
            return trapped().getDeclaredConstructor().newInstance();
        }

        Object make(Class<?> parameter, Object argument) throws ReflectiveOperationException {
            return trapped().getDeclaredConstructor(parameter).newInstance(argument);
        }

        private Class<?> trapped() {
            return new ByteBuddy()
                    .subclass(type)
                    .name(OverridesTest.class.getPackageName() + ".Trapped" + type.getSimpleName())
                    .method(not(isFinalizer()))
                    .intercept(ExceptionMethod.throwing(AssertionError.class))
                    .make()
                    .load(
                            OverridesTest.class.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
                    .getLoaded();
        }
    }

    @ParameterizedTest(name = "{index}", autoCloseArguments = false)
    @MethodSource("locks_whose_methods_all_throw")
    void no_method_of_the_application_is_called(Object lock) {
        assertThatThrownBy(lock::hashCode).isInstanceOf(AssertionError.class);
        LockKind kind = Objects.requireNonNull(catalogue.kindOf(lock.getClass()));

        String told = state.of(kind, lock);
        assertThat(told.equals("state unknown")).as(told).isEqualTo(isUnknowable(kind));
        assertThat(effect.of(kind, lock)).doesNotContain("can't be read");
        assertThat(Remedy.of(kind, lock.getClass(), new Place.Root())).isNotEmpty();
    }

    private static boolean isUnknowable(LockKind kind) {
        return switch (kind) {
            case APPLICATION_LOCK, CONFIGURED, EXCHANGER, THREAD_LOCAL -> true;
            default -> false;
        };
    }
}
