package dev.stowaway.tests;

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
}
