package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;

/** Virtual threads, of the receiver and of the owner. */
class VirtualThreadTest {
    private static final int THREADS = 200;
    private static final int TIMES = 5;

    @EachJdk(from = 21)
    void those_of_a_receiver_exclude_one_another(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            assertThat(family.child().ask("countVirtually " + THREADS + " " + TIMES))
                    .isEqualTo(Integer.toString(THREADS * TIMES));
        }
    }

    @EachJdk(from = 21)
    void they_do_on_a_single_carrier(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            Member child = family.child(
                    "-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1");
            assertThat(child.ask("countVirtually " + THREADS + " " + TIMES))
                    .isEqualTo(Integer.toString(THREADS * TIMES));
        }
    }

    @EachJdk(from = 21)
    void one_that_waits_can_be_interrupted_and_the_others_go_on(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            Member child = family.child();
            assertThat(family.parent().does("a", "lock")).isEqualTo("done");
            Call counting = child.beginChore("counts", "countVirtually " + THREADS + " " + TIMES);
            assertThat(child.ask("interruptVirtually"))
                    .isEqualTo("threw java.lang.InterruptedException (java.lang.Exception) null");
            assertThat(counting.isPending()).isTrue();
            assertThat(family.parent().does("a", "unlock")).isEqualTo("done");
            assertThat(counting.result()).isEqualTo(Integer.toString(THREADS * TIMES));
        }
    }

    /** The reason why surrogates are no virtual threads, decision 0014. */
    @EachJdk(from = 21)
    void a_remote_thread_can_unlock_though_those_of_the_owner_have_all_carriers_and_wait_for_it(Jdk jdk) {
        Jvm owner = Jvm.on(jdk)
                .agent("action=proxy")
                .with("-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1");
        try (Family family = Family.of(owner, "lock")) {
            Member child = family.child();
            assertThat(child.does("a", "lock")).isEqualTo("done");
            assertThat(family.parent().ask("pin")).isEqualTo("done");
            assertThat(family.parent().ask("hasSpareCarrier 200ms")).isEqualTo("false");
            assertThat(child.does("a", "unlock")).isEqualTo("done");
            assertThat(child.does("b", "lock")).isEqualTo("done");
            assertThat(child.does("b", "unlock")).isEqualTo("done");
            family.parent().until("hasSpareCarrier 10s", "true");
        }
    }
}
