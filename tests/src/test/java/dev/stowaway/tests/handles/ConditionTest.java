package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.histories.LockModel;
import java.time.Duration;
import java.util.List;

/** The condition of a shared lock, between threads of its owner and of others. */
class ConditionTest {
    private static final String NOT_HELD = "threw java.lang.IllegalMonitorStateException";

    @EachJdk(with = {"signal", "signalAll"})
    void a_signal_reaches_who_waits_in_another_process(Jdk jdk, String signal) {
        try (Family family = condition(jdk)) {
            List<Member> members = List.of(family.parent(), family.child(), family.child());
            for (Member waiter : members) {
                for (Member waker : members) {
                    Call waiting = beginWait(family, waiter, "waits");
                    assertThat(waker.does("wakes", "lock")).isEqualTo("done");
                    assertThat(waker.does("wakes", signal)).isEqualTo("done");
                    assertThat(waiting.isPending()).isTrue();
                    assertThat(waker.does("wakes", "unlock")).isEqualTo("done");
                    assertThat(waiting.result()).isEqualTo("done");
                    assertThat(waiter.does("waits", "isHeldByCurrentThread")).isEqualTo("true");
                    assertThat(waiter.does("waits", "unlock")).isEqualTo("done");
                }
            }
            assertThat(family.history().linearizedBy(LockModel.reentrant())).hasSizeGreaterThan(9);
        }
    }

    @EachJdk
    void one_signal_wakes_one_and_another_all(Jdk jdk) {
        try (Family family = condition(jdk)) {
            Member child = family.child();
            List<Call> waiting = List.of(
                    beginWait(family, child, "a"),
                    beginWait(family, family.child(), "a"),
                    beginWait(family, family.parent(), "a"),
                    beginWait(family, child, "b"));
            wake(family.parent(), "signal");
            assertThat(waiting.get(0).result()).isEqualTo("done");
            assertThat(child.does("a", "unlock")).isEqualTo("done");
            family.parent().until("countWaiters", "3");
            wake(child, "signalAll");
            family.parent().until("getQueueLength", "2");
            assertThat(waiting.subList(1, 4)).filteredOn(Call::isPending).hasSize(2);
        }
    }

    @EachJdk
    void a_wait_gives_up_every_hold_and_has_them_again(Jdk jdk) {
        try (Family family = condition(jdk)) {
            Member child = family.child();
            assertThat(child.does("a", "lock")).isEqualTo("done");
            assertThat(child.does("a", "lock")).isEqualTo("done");
            Call waiting = child.begin("a", "await");
            family.parent().until("countWaiters", "1");
            wake(family.parent(), "signal");
            assertThat(waiting.result()).isEqualTo("done");
            assertThat(child.does("a", "getHoldCount")).isEqualTo("2");
            assertThat(child.does("a", "unlock")).isEqualTo("done");
            assertThat(family.parent().does("z", "tryLock")).isEqualTo("false");
            assertThat(child.does("a", "unlock")).isEqualTo("done");
            assertThat(child.does("a", "unlock")).startsWith(NOT_HELD);
            assertThat(family.parent().does("z", "tryLock 5s")).isEqualTo("true");
            assertThat(family.history().linearizedBy(LockModel.reentrant())).hasSizeGreaterThan(9);
        }
    }

    @EachJdk
    void a_timed_wait_ends_in_time_and_with_the_lock(Jdk jdk) throws Exception {
        Duration time = Duration.ofMillis(200);
        try (Family family = condition(jdk)) {
            Member child = family.child();
            Profile.repeat(round -> {
                assertThat(child.does("a", "lock")).isEqualTo("done");
                Call waiting = child.begin("a", "await " + time.toMillis() + "ms");
                assertThat(waiting.result()).isEqualTo("false");
                assertThat(waiting.took()).isBetween(time, time.plus(Profile.TOLERANCE));
                assertThat(child.does("a", "isHeldByCurrentThread")).isEqualTo("true");
                assertThat(child.does("a", "unlock")).isEqualTo("done");
            });
        }
    }

    @EachJdk
    void an_interrupted_wait_ends_with_the_lock_and_takes_no_signal_along(Jdk jdk) throws Exception {
        try (Family family = condition(jdk)) {
            Member child = family.child();
            Member other = family.child();
            Profile.repeat(round -> {
                Call interrupted = beginWait(family, child, "a");
                Call waiting = beginWait(family, other, "a");
                child.interrupt("a");
                assertThat(interrupted.result()).startsWith("threw java.lang.InterruptedException");
                assertThat(child.does("a", "isHeldByCurrentThread")).isEqualTo("true");
                assertThat(child.does("a", "signal")).isEqualTo("done");
                assertThat(child.does("a", "unlock")).isEqualTo("done");
                assertThat(waiting.result()).isEqualTo("done");
                assertThat(other.does("a", "unlock")).isEqualTo("done");
            });
        }
    }

    @EachJdk
    void only_a_holder_waits_or_signals(Jdk jdk) {
        try (Family family = condition(jdk)) {
            Member child = family.child();
            assertThat(child.does("b", "lock")).isEqualTo("done");
            for (String deed : List.of("await", "await 1ms", "awaitUninterruptibly", "signal", "signalAll", "unlock")) {
                assertThat(child.does("a", deed)).as(deed).startsWith(NOT_HELD);
            }
        }
    }

    @EachJdk
    void a_killed_waiter_takes_no_signal_along(Jdk jdk) throws Exception {
        try (Family family = condition(jdk)) {
            Member survivor = family.child();
            Profile.repeat(round -> {
                Member victim = family.child();
                assertThat(beginWait(family, victim, "a").isPending()).isTrue();
                Call waiting = beginWait(family, survivor, "a");
                victim.kill();
                family.parent().until("countWaiters", "1");
                wake(family.parent(), "signal");
                assertThat(waiting.result()).isEqualTo("done");
                assertThat(survivor.does("a", "unlock")).isEqualTo("done");
            });
        }
    }

    private static Family condition(Jdk jdk) {
        return Family.on(jdk, "lock", "condition");
    }

    /** Returns when it waits for the condition, which nobody holds the lock of. */
    private static Call beginWait(Family family, Member member, String thread) {
        int waiters = Integer.parseInt(family.parent().ask("countWaiters"));
        assertThat(member.does(thread, "lock")).isEqualTo("done");
        Call waiting = member.begin(thread, "await");
        family.parent().until("countWaiters", Integer.toString(waiters + 1));
        return waiting;
    }

    private static void wake(Member member, String signal) {
        assertThat(member.does("wakes", "lock")).isEqualTo("done");
        assertThat(member.does("wakes", signal)).isEqualTo("done");
        assertThat(member.does("wakes", "unlock")).isEqualTo("done");
    }
}
