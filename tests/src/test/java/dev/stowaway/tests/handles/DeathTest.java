package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes that are killed: faults 1, 2 and 5. */
class DeathTest {
    static final String OWNER_GONE = "threw dev.stowaway.OwnerGoneException (java.lang.IllegalStateException)";

    @EachJdk
    void a_killed_holder_has_let_go_and_that_is_told(Jdk jdk) throws Exception {
        Reactions reactions = new Reactions();
        try (Family family = Family.on(jdk, "lock")) {
            Member heir = family.child();
            Profile.repeat(round -> {
                Member holder = family.child();
                assertThat(holder.does("a", "lock")).isEqualTo("done");
                assertThat(holder.does("a", "lock")).isEqualTo("done");
                Call waiting = heir.begin("a", "lock");
                family.parent().until("getQueueLength", "1");

                reactions.add(waiting, holder.kill());

                assertThat(waiting.result()).isEqualTo("done");
                assertThat(family.parent().ask("isLocked")).isEqualTo("true");
                assertThat(heir.does("a", "unlock")).isEqualTo("done");
                await().untilAsserted(() -> family.soFar().saidOnce("WARN", "abandoned", Long.toString(holder.pid())));
            });
        }
        reactions.verify();
    }

    @EachJdk
    void the_owners_own_threads_get_what_a_killed_holder_had(Jdk jdk) throws Exception {
        Reactions reactions = new Reactions();
        try (Family family = Family.on(jdk, "lock", "fair")) {
            Profile.repeat(round -> {
                Member holder = family.child();
                assertThat(holder.does("a", "lock")).isEqualTo("done");
                Call waiting = family.parent().begin("a", "lock");
                family.parent().until("getQueueLength", "1");
                reactions.add(waiting, holder.kill());
                assertThat(waiting.result()).isEqualTo("done");
                assertThat(family.parent().does("a", "unlock")).isEqualTo("done");
            });
        }
        reactions.verify();
    }

    @EachJdk(with = {"unfair", "fair"})
    void a_killed_waiter_leaves_no_ghost_in_the_queue(Jdk jdk, String fairness) throws Exception {
        try (Family family = Family.on(jdk, "lock", fairness)) {
            Member holder = family.child();
            Member next = family.child();
            Profile.repeat(round -> {
                Member waiter = family.child();
                assertThat(holder.does("a", "lock")).isEqualTo("done");
                waiter.begin("a", "lock");
                waiter.begin("b", "lockInterruptibly");
                waiter.begin("c", "tryLock 600s");
                family.parent().until("getQueueLength", "3");
                Call waiting = next.begin("a", "lock");
                family.parent().until("getQueueLength", "4");

                waiter.kill();

                family.parent().until("getQueueLength", "1");
                assertThat(waiting.isPending()).isTrue();
                assertThat(holder.does("a", "unlock")).isEqualTo("done");
                assertThat(waiting.result()).isEqualTo("done");
                assertThat(next.does("a", "unlock")).isEqualTo("done");
                family.parent().until("isLocked", "false"); // which the unlock has not waited for
                assertThat(family.parent().does("a", "tryLock")).isEqualTo("true");
                assertThat(family.parent().does("a", "unlock")).isEqualTo("done");
            });
        }
    }

    /** At any point of any frame: the four threads do nothing but lock and unlock. */
    @EachJdk
    void a_process_that_is_killed_in_the_midst_of_it_leaves_nothing_behind(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Profile.repeat(round -> {
                Member victim = family.child();
                for (String thread : List.of("a", "b", "c", "d")) {
                    victim.beginChore(thread, "play " + round + " 1000000");
                }
                await().pollInterval(Duration.ofMillis(1)).until(() -> victim.returns() >= 100);
                victim.kill();
                family.parent().until("getQueueLength", "0");
                family.parent().until("isLocked", "false");
            });
        }
    }

    @EachJdk
    void a_killed_owner_frees_waiters_and_holders_of_their_illusions(Jdk jdk) throws Exception {
        Reactions reactions = new Reactions();
        Profile.repeat(round -> {
            try (Family family = Family.on(jdk, "lock", "condition")) {
                Member child = family.child();
                Member other = family.child();
                assertThat(child.does("waits", "lock")).isEqualTo("done");
                List<Call> waiting = new ArrayList<>(List.of(child.begin("waits", "await")));
                assertThat(child.does("holds", "lock")).isEqualTo("done");
                waiting.add(child.begin("a", "lock"));
                waiting.add(other.begin("b", "lockInterruptibly"));
                waiting.add(other.begin("c", "tryLock 600s"));
                family.parent().until("getQueueLength", "3");

                long moment = family.parent().kill();

                for (Call call : waiting) {
                    assertThat(call.result()).startsWith(OWNER_GONE);
                    reactions.add(call, moment);
                }
                for (String use : List.of("signal", "unlock")) {
                    assertThat(child.does("holds", use)).as(use).startsWith(OWNER_GONE);
                }
                for (String use : List.of("lock", "lockInterruptibly", "tryLock", "tryLock 600s")) {
                    assertThat(child.does("holds", use)).as(use).startsWith(OWNER_GONE);
                    assertThat(other.does("c", use)).as(use).startsWith(OWNER_GONE);
                }
                assertIdle(child);
                assertIdle(other);
            }
        });
        reactions.verify();
    }

    private static void assertIdle(Member member) {
        assertThat(Long.parseLong(member.ask("idle 500ms")))
                .as("processor time in ms")
                .isLessThan(250);
    }
}
