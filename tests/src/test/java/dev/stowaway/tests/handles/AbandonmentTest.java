package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.time.Duration;

/** Locks whose holder died, as the application in their process sees them: the option {@code abandoned}. */
class AbandonmentTest {
    private static final Duration WHILE = Duration.ofSeconds(1);

    @EachJdk
    void a_lock_is_released_and_marked_until_it_is_recovered(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            Member owner = family.parent();
            Member holder = family.child();
            assertThat(owner.ask("abandoned")).isEqualTo("nobody");
            assertThat(owner.ask("recover")).isEqualTo("false");

            Call waiting = abandon(family, holder);

            assertThat(waiting.result()).isEqualTo("done");
            assertThat(owner.ask("abandoned")).isEqualTo(had(holder));
            assertThat(owner.does("heir", "unlock")).isEqualTo("done");
            assertThat(owner.ask("abandoned")).as("a lock and unlock later").isEqualTo(had(holder));
            assertThat(owner.ask("recover")).isEqualTo("true");
            assertThat(owner.ask("abandoned")).isEqualTo("nobody");
            assertThat(owner.ask("recover")).isEqualTo("false");
            assertTold(family, holder, "The lock was released");
        }
    }

    @EachJdk
    void a_lock_is_released_without_a_mark_if_that_is_asked_for(Jdk jdk) {
        try (Family family = of(jdk, "release")) {
            Member holder = family.child();

            Call waiting = abandon(family, holder);

            assertThat(waiting.result()).isEqualTo("done");
            assertTold(family, holder, "The lock was released");
            assertThat(family.parent().ask("abandoned")).isEqualTo("nobody");
            assertThat(family.parent().ask("recover")).isEqualTo("false");
        }
    }

    @EachJdk
    void a_lock_stays_locked_until_it_is_recovered_if_that_is_asked_for(Jdk jdk) {
        try (Family family = of(jdk, "stall")) {
            Member holder = family.child();
            Member other = family.child();

            Call waiting = abandon(family, holder);
            Call waitsToo = other.begin("a", "lock");

            assertTold(family, holder, "The lock stays locked until SharedLocks.recover is called for it");
            assertThat(family.parent().ask("abandoned")).isEqualTo(had(holder));
            assertThat(family.parent().does("another", "tryLock")).isEqualTo("false");
            assertThat(other.does("another", "tryLock")).isEqualTo("false");
            await().during(WHILE)
                    .atMost(WHILE.multipliedBy(5))
                    .until(() -> waiting.isPending() && waitsToo.isPending());
            assertThat(family.parent().ask("recover")).isEqualTo("true");
            assertThat(waiting.result()).isEqualTo("done");
            assertThat(family.parent().does("heir", "unlock")).isEqualTo("done");
            assertThat(waitsToo.result()).isEqualTo("done");
            assertThat(family.parent().ask("abandoned")).isEqualTo("nobody");
        }
    }

    @EachJdk
    void a_lock_that_was_held_twice_is_recovered_once(Jdk jdk) {
        try (Family family = of(jdk, "stall")) {
            Member holder = family.child();
            assertThat(holder.does("a", "lock")).isEqualTo("done");

            Call waiting = abandon(family, holder);

            assertTold(family, holder, "The lock stays locked");
            assertThat(family.parent().ask("recover")).isEqualTo("true");
            assertThat(waiting.result()).isEqualTo("done");
        }
    }

    @EachJdk
    void a_listener_is_called_before_anybody_gets_the_lock(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            Member owner = family.parent();
            Member holder = family.child();
            assertThat(owner.ask("listen waits")).isEqualTo("done");

            Call waiting = abandon(family, holder);

            owner.until("heard", had(holder) + ", locked");
            await().during(WHILE).atMost(WHILE.multipliedBy(5)).until(waiting::isPending);
            assertThat(owner.ask("letGo")).isEqualTo("done");
            assertThat(waiting.result()).isEqualTo("done");
            assertThat(owner.ask("heard")).isEqualTo(had(holder) + ", locked");
        }
    }

    @EachJdk
    void a_listener_that_throws_is_told_of_and_harms_nothing(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            Member owner = family.parent();
            Member holder = family.child();
            assertThat(owner.ask("listen throws")).isEqualTo("done");
            assertThat(owner.ask("listen tells")).isEqualTo("done");

            Call waiting = abandon(family, holder);

            assertThat(waiting.result()).isEqualTo("done");
            assertThat(owner.ask("heard")).isEqualTo(had(holder) + ", locked; " + had(holder) + ", locked");
            await().untilAsserted(() -> family.soFar().saidOnce("WARN stowaway: a listener threw"));
            family.soFar().saidOnce("IllegalStateException: of the listener");
        }
    }

    @EachJdk
    void a_process_that_ends_without_a_lock_abandons_none(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            Member user = family.child();
            Member killed = family.child();
            for (Member member : new Member[] {user, killed}) {
                assertThat(member.does("a", "lock")).isEqualTo("done");
                assertThat(member.does("a", "unlock")).isEqualTo("done");
            }

            user.dismiss();
            killed.kill();

            await().until(() -> !user.isAlive() && !killed.isAlive());
            family.parent().until("connections", "0");
            assertThat(family.parent().ask("abandoned")).isEqualTo("nobody");
            assertThat(family.soFar().stderr()).as(family::toString).doesNotContain("abandoned:");
        }
    }

    @EachJdk
    void a_process_that_ends_by_itself_with_a_lock_abandons_it(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            Member holder = family.child();
            assertThat(holder.does("a", "lock")).isEqualTo("done");

            holder.dismiss();

            family.parent().until("isLocked", "false");
            assertThat(family.parent().ask("abandoned")).isEqualTo(had(holder));
            assertTold(family, holder, "The lock was released");
        }
    }

    private static Family of(Jdk jdk, String policy) {
        return Family.of(Jvm.on(jdk).agent("action=proxy,abandoned=" + policy), "lock");
    }

    /** Kills a holder, for whose lock a thread of the owner waits. */
    private static Call abandon(Family family, Member holder) {
        assertThat(holder.does("a", "lock")).isEqualTo("done");
        Call waiting = family.parent().begin("heir", "lock");
        family.parent().until("getQueueLength", "1");
        holder.kill();
        return waiting;
    }

    private static String had(Member holder) {
        return "a of process " + holder.pid() + " (com.acme.family.Child) had SharedLock.lock";
    }

    private static void assertTold(Family family, Member holder, String what) {
        await().untilAsserted(() -> family.soFar()
                .saidOnce(
                        "WARN stowaway: a shared lock was abandoned: SharedLock.lock",
                        "thread \"a\" of process " + holder.pid(),
                        what));
    }
}
