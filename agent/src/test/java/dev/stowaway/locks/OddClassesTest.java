package dev.stowaway.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** The catalogue before enums, records, proxies, and classes that nobody has initialized yet. */
class OddClassesTest {
    private final Catalogue catalogue = new Catalogue(List.of());

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
                    OddClassesTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> null);

            assertThat(catalogue.kindOf(proxy.getClass())).isEqualTo(LockKind.APPLICATION_LOCK);
        }
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
                OddClassesTest.class.getName() + "$RecordingLock",
                false,
                getClass().getClassLoader());

        assertThat(catalogue.kindOf(type)).isEqualTo(LockKind.REENTRANT_LOCK);
        assertThat(new Catalogue(List.of("x")).kindOf(type)).isEqualTo(LockKind.REENTRANT_LOCK);
        assertThat(catalogue.isOwnedByJdk(type)).isFalse();
        assertThat(INITIALIZED).isEmpty();

        assertThat(new RecordingLock().mark()).isPositive();
        assertThat(INITIALIZED).containsExactlyInAnyOrder("superclass", "interface", "class");
    }
}
