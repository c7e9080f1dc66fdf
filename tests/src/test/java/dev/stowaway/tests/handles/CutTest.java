package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Connections that are cut between processes that live: fault 6. */
@EnabledOnOs(OS.LINUX) // where /proc shows them
class CutTest {
    private static final String LOCK_LOST =
            "threw dev.stowaway.LockLostException (java.lang.IllegalMonitorStateException)";
    private static final String[] CUTTING = {
        "--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"
    };

    @EachJdk
    void a_hold_is_lost_with_its_connection(Jdk jdk) throws Exception {
        Reactions reactions = new Reactions();
        try (Family family = Family.on(jdk, "lock")) {
            Member holder = family.child(CUTTING);
            Member heir = family.child();
            Profile.repeat(round -> {
                assertThat(holder.does("a", "lock")).isEqualTo("done");
                assertThat(holder.does("a", "lock")).isEqualTo("done");
                Call waiting = heir.begin("a", "lock");
                family.parent().until("getQueueLength", "1");

                long moment = System.nanoTime();
                cutAll(holder);

                assertThat(waiting.result()).isEqualTo("done");
                reactions.add(waiting, moment);
                assertThat(holder.does("a", "unlock")).startsWith(LOCK_LOST);
                assertThat(holder.does("a", "isHeldByCurrentThread")).isEqualTo("false");
                assertThat(holder.does("b", "tryLock")).isEqualTo("false");
                assertThat(heir.does("a", "isHeldByCurrentThread")).isEqualTo("true");
                assertThat(heir.does("a", "unlock")).isEqualTo("done");
            });
            await().untilAsserted(() -> assertThat(family.soFar().stderr().lines())
                    .filteredOn(line -> line.contains("abandoned") && line.contains(Long.toString(holder.pid())))
                    .isNotEmpty());
        }
        reactions.verify();
    }

    @EachJdk
    void a_lock_that_was_lost_can_be_had_again(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Member child = family.child(CUTTING);
            Profile.repeat(round -> {
                assertThat(child.does("a", "lock")).isEqualTo("done");
                cutAll(child);
                family.parent().until("isLocked", "false");
                assertThat(child.does("a", "unlock")).startsWith(LOCK_LOST);
                assertThat(child.does("a", "lock")).isEqualTo("done");
                assertThat(child.does("a", "getHoldCount")).isEqualTo("1");
                assertThat(family.parent().does("a", "tryLock")).isEqualTo("false");
                assertThat(child.does("a", "unlock")).isEqualTo("done");
                family.parent().until("isLocked", "false");
            });
        }
    }

    /** A hold that was lost is no hold for whoever asks, before he tries to give it back. */
    @EachJdk
    void a_thread_learns_that_it_has_lost_the_lock_when_it_asks(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Member holder = family.child(CUTTING);
            Profile.repeat(round -> {
                assertThat(holder.does("a", "lock")).isEqualTo("done");
                cutAll(holder);
                family.parent().until("isLocked", "false");
                assertThat(holder.does("a", "isHeldByCurrentThread")).isEqualTo("false");
                assertThat(holder.does("a", "getHoldCount")).isEqualTo("0");
                assertThat(holder.does("a", "unlock")).startsWith(LOCK_LOST);
            });
        }
    }

    /** The connection is replaced: a thread that holds nothing has lost nothing. */
    @EachJdk
    void a_waiter_goes_on_waiting(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Member waiter = family.child(CUTTING);
            Profile.repeat(round -> {
                assertThat(family.parent().does("a", "lock")).isEqualTo("done");
                Call waiting = waiter.begin("a", "lock");
                Call timed = waiter.begin("b", "tryLock 600s");
                family.parent().until("getQueueLength", "2");
                cutAll(waiter);
                family.parent().until("getQueueLength", "2");
                assertThat(waiting.isPending()).isTrue();
                assertThat(family.parent().does("a", "unlock")).isEqualTo("done");
                await().until(() -> !waiting.isPending() || !timed.isPending()); // The queue was begun anew.
                String first = waiting.isPending() ? "b" : "a";
                assertThat(waiter.does(first, "unlock")).isEqualTo("done");
                assertThat(waiting.result()).isEqualTo("done");
                assertThat(timed.result()).isEqualTo("true");
                assertThat(waiter.does(first.equals("a") ? "b" : "a", "unlock")).isEqualTo("done");
            });
        }
    }

    private static void cutAll(Member member) {
        assertThat(Integer.parseInt(member.ask("cut"))).isPositive();
    }
}
