package dev.stowaway.tests.handles;

import com.acme.kinds.SharesLocks;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class KindsTest {
    private static final String CLASSES = Jvm.originOf(SharesLocks.class).toString();

    static final String[] ALL_WORK = {
        "excluded by the owner true true",
        "one object true fair true",
        "timed wait ended true held true",
        "hand-made true",
        "views true true",
        "downgraded true 1",
        "permits 2",
        "barrier dev.stowaway.OwnerFailedException true",
        "unlocked in the owner 1",
        "permits back true",
        "came home true"
    };

    @EachJdk
    void a_child_that_inherits_the_agent_uses_the_owners_locks(Jdk jdk, @TempDir Path folder) {
        Jvm.on(jdk)
                .agent("action=proxy")
                .run(SharesLocks.class, returned(folder), CLASSES)
                .printed(ALL_WORK);
    }

    @EachJdk
    void the_jar_on_the_class_path_is_enough(Jdk jdk, @TempDir Path folder) {
        Jvm.on(jdk)
                .agent("action=proxy,children=none")
                .run(SharesLocks.class, returned(folder), CLASSES + File.pathSeparator + Jvm.agentJar())
                .printed(ALL_WORK);
    }

    @EachJdk
    void without_the_jar_the_receiver_is_told_what_it_needs(Jdk jdk, @TempDir Path folder) {
        Jvm.on(jdk)
                .agent("action=proxy,children=none")
                .run(SharesLocks.class, returned(folder), CLASSES)
                .printed(
                        "java.lang.ClassNotFoundException: dev.stowaway.remote.StowawayJarNeededOnTheClassPath",
                        "unlocked in the owner 0",
                        "permits back true");
    }

    private static String returned(Path folder) {
        return folder.resolve("returned").toString();
    }
}
