package dev.stowaway.tests;

import com.acme.SendsLocksOfLocks;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;

class SummaryTest {
    @EachJdk
    void a_lock_with_its_parts_is_one_finding(Jdk jdk) {
        Jvm.on(jdk)
                .agent()
                .run(SendsLocksOfLocks.class)
                .printed("ends")
                .reported(
                        "SendsLocksOfLocks.Views.empty",
                        "SendsLocksOfLocks.Views.state",
                        "SendsLocksOfLocks.Wrapped.gate");
    }

    @EachJdk
    void the_summary_comes_after_what_the_application_serializes_in_its_shutdown_hooks(Jdk jdk) {
        Jvm.on(jdk)
                .agent()
                .run(SendsLocksOfLocks.class)
                .printed("ends")
                .saidOnce("summary: 3 sites, 3 locks")
                .saidOnce("1 logged", "SendsLocksOfLocks.Wrapped.gate");
    }

    @EachJdk
    void locks_of_jdk_collections_are_counted_and_not_reported(Jdk jdk) {
        Jvm.on(jdk).agent().run(SendsLocksOfLocks.class).saidOnce("16 locks of JDK collections passed over");
    }
}
