package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.SharesLock;
import com.acme.SharesMemory;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Memory that processes share, as an application has it from the jar. */
class SharedMemoryTest {
    private static final String[] ADDED = {"added to 1048576 bytes", "ended with 0", "sum 42"};
    private static final String[] COUNTED = {
        "counted", "ended with 9", "locked true", "counted 200000", "abandoned true", "recovered true"
    };
    private static final String ABANDONED = "the lock of shared memory ";
    private static final String COUNTER = " (com.acme.SharesLock$Counts) ";
    private static final String CLASSES = Jvm.originOf(SharesMemory.class).toString();
    private static final String WITH_JAR = CLASSES + File.pathSeparator + Jvm.agentJar();

    @EachJdk
    void goes_to_another_process_in_a_message(Jdk jdk, @TempDir Path folder) {
        Jvm.on(jdk)
                .classPath(Jvm.agentJar())
                .run(SharesMemory.class, folder.toString(), WITH_JAR)
                .printed(ADDED);
        assertThat(folder).isEmptyDirectory();
    }

    @EachJdk
    void is_nothing_that_the_agent_has_to_say_anything_about(Jdk jdk, @TempDir Path folder) {
        Jvm.on(jdk)
                .agent("action=fail")
                .run(SharesMemory.class, folder.toString(), CLASSES)
                .printed(ADDED)
                .saidNothing();
        assertThat(folder).isEmptyDirectory();
    }

    @EachJdk
    void has_a_lock_that_goes_with_it_and_is_abandoned_when_its_holder_dies(Jdk jdk, @TempDir Path folder) {
        Run run = Jvm.on(jdk)
                .classPath(Jvm.agentJar())
                .run(SharesLock.class, folder.toString(), WITH_JAR)
                .printed(COUNTED);
        assertThat(run.stderr()).containsOnlyOnce(ABANDONED).contains(COUNTER + "held it and is gone");
    }

    @EachJdk
    void has_a_lock_of_which_the_agent_says_only_that_it_was_abandoned(Jdk jdk, @TempDir Path folder) {
        Run run = Jvm.on(jdk)
                .agent("action=fail,abandoned=stall")
                .run(SharesLock.class, folder.toString(), CLASSES)
                .printed(COUNTED);
        assertThat(run.stderr().lines()).singleElement().asString().contains("WARN stowaway: " + ABANDONED, COUNTER);
    }
}
