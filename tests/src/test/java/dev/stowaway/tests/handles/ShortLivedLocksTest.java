package dev.stowaway.tests.handles;

import com.acme.SharesShortLivedLocks;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;

/** An owner that hands out lock after lock, and forgets them. */
class ShortLivedLocksTest {
    /** How many locks an owner keeps for the only reason that they were written lately. */
    private static final int KEPT = 1 << 16;

    /** What one of them takes of the heap, some 430 bytes, and the lock itself: they would not fit if all were kept. */
    private static final String HEAP = Profile.LONG ? "-Xmx128m" : "-Xmx64m";

    private static final int LOCKS = Profile.LONG ? 1_000_000 : 250_000;

    @EachJdk
    void keeps_no_more_than_those_that_were_written_last(Jdk jdk) {
        Jvm.on(jdk)
                .agent("action=proxy")
                .with(HEAP)
                .run(SharesShortLivedLocks.class, Integer.toString(LOCKS), Integer.toString(KEPT + 1))
                .printed("forgotten")
                .suppressedNothing();
    }
}
