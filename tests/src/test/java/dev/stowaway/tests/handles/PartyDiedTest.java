package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;

/** Processes that die while others wait for what only they could do. */
class PartyDiedTest {
    @EachJdk
    void a_latch_whose_counter_died_stays_closed_and_that_is_told(Jdk jdk) {
        try (Family family = Family.on(jdk, "latch", "2")) {
            Member counter = family.child();
            Member dead = family.child();
            Call waiting = family.parent().begin("waits", "await");
            assertThat(counter.does("a", "countDown")).isEqualTo("done");

            dead.kill();

            await().untilAsserted(() -> family.soFar()
                    .saidOnce("WARN stowaway: process " + dead.pid() + " (com.acme.family.Child) has ended and had"
                            + " SharedLatch.latch: the latch still counts 1, and may never open"));
            assertThat(waiting.isPending()).isTrue();
            assertThat(counter.does("a", "countDown")).isEqualTo("done");
            assertThat(waiting.result()).isEqualTo("done");
        }
    }

    @EachJdk
    void one_who_has_counted_down_may_die(Jdk jdk) {
        try (Family family = Family.on(jdk, "latch", "2")) {
            Member counter = family.child();
            assertThat(counter.does("a", "countDown")).isEqualTo("done");

            counter.kill();

            family.parent().until("connections", "0");
            assertThat(family.parent().ask("getCount")).isEqualTo("1");
            assertThat(family.soFar().stderr()).as(family::toString).doesNotContain("has ended");
        }
    }

    @EachJdk
    void a_barrier_at_which_a_dead_party_is_waited_for_is_told(Jdk jdk) {
        try (Family family = Family.on(jdk, "barrier", "3")) {
            Member dead = family.child();
            Call waiting = family.parent().begin("waits", "await");
            family.parent().until("getNumberWaiting", "1");

            dead.kill();

            await().untilAsserted(() -> family.soFar()
                    .saidOnce("WARN stowaway: process " + dead.pid() + " (com.acme.family.Child) has ended and had"
                            + " SharedBarrier.barrier: of the barrier's 3 parties 1 wait, and may wait for ever"));
            assertThat(waiting.isPending()).isTrue();
        }
    }

    @EachJdk
    void a_party_that_dies_at_the_barrier_breaks_it(Jdk jdk) {
        try (Family family = Family.on(jdk, "barrier", "3")) {
            Member dead = family.child();
            Call waiting = family.parent().begin("waits", "await");
            dead.begin("waits", "await");
            family.parent().until("getNumberWaiting", "2");

            dead.kill();

            assertThat(waiting.result()).isEqualTo("broken");
            assertThat(family.parent().ask("isBroken")).isEqualTo("true");
            family.parent().until("connections", "0");
            assertThat(family.soFar().stderr()).as(family::toString).doesNotContain("may wait for ever");
        }
    }
}
