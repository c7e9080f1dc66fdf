package dev.stowaway.tests;

import com.acme.MakesFirstStreamDeep;
import com.acme.MeasuresDepth;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;

class DepthTest {
    /** Interpreted, a frame has the same size each time. */
    private static final String INTERPRETED = "-Xint";

    @EachJdk
    void the_stack_overflows_at_the_same_depth_as_without_the_agent(Jdk jdk) {
        Run alone = Jvm.on(jdk).with(INTERPRETED).run(MeasuresDepth.class);

        Jvm.on(jdk).with(INTERPRETED).agent().run(MeasuresDepth.class).printedAs(alone);
    }

    /** The first stream has classes woven. Where the stack ends, that comes to nothing, and the next one does it. */
    @EachJdk
    void a_first_stream_that_is_made_where_the_stack_ends_leaves_no_lock_unseen(Jdk jdk) {
        Jvm.on(jdk)
                .with(INTERPRETED)
                .agent()
                .run(MakesFirstStreamDeep.class)
                .printed("made deep down: true", "written")
                .reported("MakesFirstStreamDeep.Job.lock");
    }
}
