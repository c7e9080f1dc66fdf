package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Processes that are stopped and go on: faults 3 and 4. */
class PauseTest {
    /** Longer than what a stopped process could make anyone wait for by accident. */
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final String IDLE = "idle " + SHORT.toMillis() + "ms";

    @EachJdk
    void nobody_gets_the_lock_of_a_stopped_holder(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Member holder = family.child();
            Member other = family.child();
            Profile.repeat(round -> {
                Duration pause = round <= Profile.PAUSES ? Profile.PAUSE : SHORT;
                assertThat(holder.does("a", "lock")).isEqualTo("done");
                holder.stop();
                Call waiting = other.begin("a", "lock");
                Call remote = other.begin("b", "tryLock " + pause.toMillis() + "ms");
                Call local = family.parent().begin("a", "tryLock " + pause.toMillis() + "ms");
                assertThat(List.of(remote, local)).extracting(Call::result).containsOnly("false");
                assertThat(List.of(remote, local))
                        .allSatisfy(call -> assertThat(call.took()).isBetween(pause, pause.plus(Profile.TOLERANCE)));
                assertThat(waiting.isPending()).isTrue();

                holder.resume();

                assertThat(holder.does("a", "isHeldByCurrentThread")).isEqualTo("true");
                assertThat(waiting.isPending()).isTrue();
                assertThat(holder.does("a", "unlock")).isEqualTo("done");
                assertThat(waiting.result()).isEqualTo("done");
                assertThat(other.does("a", "unlock")).isEqualTo("done");
            });
        }
    }

    @EachJdk
    void while_the_owner_is_stopped_callers_wait_and_timed_ones_in_time(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Member child = family.child();
            connect(family, child, "a", "b");
            Profile.repeat(round -> assertInTime(family, child, "a", "b"));
        }
    }

    @EachJdk
    void so_do_threads_that_have_never_reached_the_owner(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Profile.repeat(round -> assertInTime(family, family.child(), "a", "b"));
        }
    }

    @EachJdk(with = {"lockInterruptibly", "tryLock 600s"})
    void an_interrupt_ends_a_wait_for_a_stopped_owner(Jdk jdk, String way) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Member child = family.child();
            connect(family, child, "a");
            Profile.repeat(round -> {
                family.parent().stop();
                Call waiting = child.begin("a", way);
                child.ask(IDLE);
                child.interrupt("a");
                assertThat(waiting.result()).startsWith("threw java.lang.InterruptedException");
                family.parent().resume();
                assertNothingIsHeld(family, child);
            });
        }
    }

    /** The owner finds the request and its end at the same moment, when it goes on. */
    @EachJdk(with = {"lockInterruptibly", "tryLock 600s"})
    void what_was_interrupted_meanwhile_does_not_wait_on(Jdk jdk, String way) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Member holder = family.child();
            Member child = family.child();
            Profile.repeat(round -> {
                connect(family, child, "a");
                assertThat(holder.does("a", "lock")).isEqualTo("done");
                family.parent().stop();
                Call waiting = child.begin("a", way);
                child.ask(IDLE);
                child.interrupt("a");
                child.ask(IDLE);
                family.parent().resume();
                assertThat(waiting.result()).startsWith("threw java.lang.InterruptedException");
                family.parent().until("getQueueLength", "0");
                assertThat(holder.does("a", "unlock")).isEqualTo("done");
                assertNothingIsHeld(family, child);
            });
        }
    }

    @EachJdk
    void nor_does_an_interrupted_wait_for_a_condition(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "lock", "condition")) {
            Member child = family.child();
            Profile.repeat(round -> {
                assertThat(child.does("a", "lock")).isEqualTo("done");
                family.parent().stop();
                Call waiting = child.begin("a", "await");
                child.ask(IDLE);
                child.interrupt("a");
                child.ask(IDLE);
                family.parent().resume();
                assertThat(waiting.result()).startsWith("threw java.lang.InterruptedException");
                assertThat(child.does("a", "unlock")).isEqualTo("done");
            });
        }
    }

    /** Has these threads of the child reach the owner, each over a connection of its own. */
    private static void connect(Family family, Member child, String... threads) {
        assertThat(family.parent().does("z", "lock")).isEqualTo("done");
        List<Call> calls = Arrays.stream(threads)
                .map(thread -> child.begin(thread, "tryLock " + SHORT.toMillis() + "ms"))
                .toList();
        assertThat(calls).extracting(Call::result).containsOnly("false");
        assertThat(family.parent().does("z", "unlock")).isEqualTo("done");
    }

    private static void assertInTime(Family family, Member child, String waiter, String timer) {
        family.parent().stop();
        Call waiting = child.begin(waiter, "lock");
        Call timed = child.begin(timer, "tryLock " + SHORT.toMillis() + "ms");
        assertThat(timed.result()).isEqualTo("false");
        assertThat(timed.took()).isBetween(SHORT, SHORT.plus(Profile.TOLERANCE));
        assertThat(waiting.isPending()).isTrue();

        family.parent().resume();

        assertThat(waiting.result()).isEqualTo("done");
        assertThat(child.does(waiter, "unlock")).isEqualTo("done");
        assertNothingIsHeld(family, child);
    }

    /** What a caller gave up was given back, if it was granted after all. */
    private static void assertNothingIsHeld(Family family, Member child) {
        family.parent().until("isLocked", "false");
        family.parent().until("getQueueLength", "0");
        for (Member member : List.of(family.parent(), child)) {
            assertThat(member.does("z", "tryLock " + Profile.TOLERANCE.toMillis() + "ms"))
                    .isEqualTo("true");
            assertThat(member.does("z", "unlock")).isEqualTo("done");
        }
    }
}
