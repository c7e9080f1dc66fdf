package dev.stowaway.tests;

import com.acme.Forgets;
import com.acme.Job;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;

class MemoryTest {
    @EachJdk(with = {"reset", "unshared", "dropped"})
    void nothing_is_kept_alive_that_the_stream_lets_go(Jdk jdk, String how) {
        Jvm.on(jdk).agent().run(Forgets.class, how).printed("forgotten").reported(Job.PATH);
    }

    /** Shows that the other test can fail. */
    @EachJdk
    void the_stream_itself_keeps_what_it_has_written(Jdk jdk) {
        Jvm.on(jdk).agent().run(Forgets.class, "kept").printed("alive");
    }
}
