package dev.stowaway.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldLockTest {
    @Test
    void a_lock_of_the_jdk_is_named_as_users_know_it() {
        assertThat(HeldLock.synchronizer("java.util.concurrent.locks.ReentrantLock$FairSync"))
                .isEqualTo(new HeldLock(
                        "java.util.concurrent.locks.ReentrantLock", "java.util.concurrent.locks.ReentrantLock", null));
        assertThat(HeldLock.synchronizer("java.util.concurrent.locks.ReentrantReadWriteLock$NonfairSync")
                        .what())
                .isEqualTo("java.util.concurrent.locks.ReentrantReadWriteLock, its write lock");
    }

    @Test
    void a_synchronizer_of_the_application_keeps_its_name() {
        assertThat(HeldLock.synchronizer("com.acme.Mutex$Sync").what()).isEqualTo("com.acme.Mutex$Sync");
    }

    @Test
    void a_monitor_is_named_by_the_class_of_its_object() {
        assertThat(HeldLock.monitor("com.acme.Registry", "com.acme.Main.run(Main.java:3)")
                        .what())
                .isEqualTo("com.acme.Registry, its monitor");
    }
}
