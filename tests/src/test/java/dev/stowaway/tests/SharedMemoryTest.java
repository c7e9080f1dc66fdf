package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.SharesMemory;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Memory that processes share, as an application has it from the jar. */
class SharedMemoryTest {
    private static final String[] ADDED = {"added to 1048576 bytes", "ended with 0", "sum 42"};
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
}
