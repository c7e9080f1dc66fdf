package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A thread is interrupted where it waits for a lock of another process; the connection stays what it was. */
@EnabledOnOs(OS.LINUX)
class InterruptTest {
    @EachJdk(with = {"lockInterruptibly", "tryLock 600s"})
    void at_a_lock(Jdk jdk, String way) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            assertThat(family.parent().does("a", "lock")).isEqualTo("done");
            assertInterrupted(family, way, "isLocked", "true");
        }
    }

    @EachJdk(with = {"read.lockInterruptibly", "read.tryLock 600s", "write.lockInterruptibly", "write.tryLock 600s"})
    void at_one_side_of_a_read_write_lock(Jdk jdk, String way) throws Exception {
        try (Family family = Family.on(jdk, "readWriteLock")) {
            assertThat(family.parent().does("a", "write.lock")).isEqualTo("done");
            assertInterrupted(family, way, "isWriteLocked", "true");
        }
    }

    @EachJdk(with = {"acquire", "tryAcquire 600s"})
    void at_a_semaphore(Jdk jdk, String way) throws Exception {
        try (Family family = Family.on(jdk, "semaphore", "0")) {
            assertInterrupted(family, way, "availablePermits", "0");
        }
    }

    @EachJdk(with = {"await", "await 600s"})
    void at_a_latch(Jdk jdk, String way) throws Exception {
        try (Family family = Family.on(jdk, "latch", "1")) {
            assertInterrupted(family, way, "getCount", "1");
        }
    }

    @EachJdk
    void at_a_barrier_which_is_broken_by_it(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "barrier", "2")) {
            Member child = family.child();
            assertInterrupted(child, "await");
            assertThat(child.does("a", "isBroken")).isEqualTo("true");
        }
    }

    private static void assertInterrupted(Family family, String way, String question, String answer) throws Exception {
        Member child = family.child();
        assertThat(child.does("a", question)).isEqualTo(answer);
        Set<String> before = Footprint.sockets(family.parent());
        Profile.repeat(round -> {
            assertInterrupted(child, way);
            assertThat(child.does("a", question)).isEqualTo(answer);
            assertThat(Footprint.sockets(family.parent())).containsAll(before); // it may be asking other owners
        });
    }

    private static void assertInterrupted(Member child, String way) {
        Call waiting = child.begin("a", way);
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            child.interrupt("a"); // which is for nothing before it waits
            return !waiting.isPending();
        });
        assertThat(waiting.result()).startsWith("threw java.lang.InterruptedException");
    }
}
