package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;

/** Permits that go from process to process, and those of the dead. */
class SemaphoreTest {
    @EachJdk(with = {"unfair", "fair"})
    void permits_are_taken_and_released_by_whom_you_like(Jdk jdk, String fairness) {
        try (Family family = Family.on(jdk, "semaphore", "3", fairness)) {
            Member child = family.child();
            Member other = family.child();
            assertThat(child.does("a", "acquire 2")).isEqualTo("done");
            assertThat(family.parent().does("a", "tryAcquire 2")).isEqualTo("false");
            Call waiting = family.parent().begin("a", "acquire 3");
            family.parent().until("getQueueLength", "1");
            assertThat(other.does("a", "release 2")).isEqualTo("done");
            assertThat(waiting.result()).isEqualTo("done");
            assertThat(child.ask("availablePermits")).isEqualTo("0");
            assertThat(other.does("a", "release")).isEqualTo("done");
            family.parent().until("availablePermits", "1");
            assertThat(child.ask("drainPermits")).isEqualTo("1");
            assertThat(family.parent().ask("availablePermits")).isEqualTo("0");
        }
    }

    @EachJdk
    void the_permits_of_a_killed_process_come_back(Jdk jdk) throws Exception {
        Reactions reactions = new Reactions();
        try (Family family = Family.on(jdk, "semaphore", "3")) {
            Member survivor = family.child();
            Profile.repeat(round -> {
                Member victim = family.child();
                assertThat(victim.does("a", "acquire 2")).isEqualTo("done");
                assertThat(victim.does("b", "acquire")).isEqualTo("done");
                assertThat(victim.does("b", "release")).isEqualTo("done");
                family.parent().until("availablePermits", "1");
                Call waiting = survivor.begin("a", "acquire 3");
                family.parent().until("getQueueLength", "1");
                reactions.add(waiting, victim.kill());
                assertThat(waiting.result()).isEqualTo("done");
                assertThat(survivor.does("a", "release 3")).isEqualTo("done");
                family.parent().until("availablePermits", "3");
            });
        }
        reactions.verify();
    }

    @EachJdk
    void but_not_those_that_another_process_has_released_for_it(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "semaphore", "3")) {
            Profile.repeat(round -> {
                Member victim = family.child();
                Member other = family.child();
                assertThat(victim.does("a", "acquire 2")).isEqualTo("done");
                assertThat(other.does("a", "release")).isEqualTo("done");
                family.parent().until("availablePermits", "2");
                Call waiting = family.parent().begin("a", "acquire 3");
                victim.kill();
                assertThat(waiting.result()).isEqualTo("done");
                assertThat(family.parent().ask("availablePermits")).isEqualTo("0");
                assertThat(family.parent().does("a", "release 3")).isEqualTo("done");
            });
        }
    }
}
