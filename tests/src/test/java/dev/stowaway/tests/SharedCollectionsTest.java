package dev.stowaway.tests;

import com.acme.SharesCollections;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.io.File;

/** A queue and a manager's objects that processes share, as an application has them from the jar. */
class SharedCollectionsTest {
    private static final String[] WORKED = {
        "did 100 jobs, the last 99", "ended with 0", "counted {even=50, odd=50}, logged [worked]",
    };
    private static final String CLASSES = Jvm.originOf(SharesCollections.class).toString();
    private static final String WITH_JAR = CLASSES + File.pathSeparator + Jvm.agentJar();

    @EachJdk
    void go_to_another_process_in_a_message_without_the_agent(Jdk jdk) {
        Jvm.on(jdk)
                .classPath(Jvm.agentJar())
                .run(SharesCollections.class, WITH_JAR)
                .printed(WORKED);
    }

    @EachJdk
    void are_nothing_that_the_agent_has_to_say_anything_about(Jdk jdk) {
        Jvm.on(jdk)
                .agent("action=fail")
                .run(SharesCollections.class, CLASSES)
                .printed(WORKED)
                .saidNothing();
    }
}
