package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.kinds.SharesLocks;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that lets only some classes in. */
class FilterTest {
    private static final Path REPOSITORY =
            Jvm.agentJar().resolve("../../..").toAbsolutePath().normalize();
    private static final Path PAGE = REPOSITORY.resolve("agent/docs/proxies.md");

    /** What the application needs without Stowaway: one of its locks extends the JDK's. */
    private static final String OWN = "com.acme.**;java.util.concurrent.locks.ReentrantLock;";

    private static final Pattern ADVICE = Pattern.compile("allow\\s+`([^`]+)`");

    @EachJdk
    void lets_no_handle_in_unless_told_to(Jdk jdk, @TempDir Path folder) {
        run(jdk, folder, OWN + "!*")
                .printed(
                        "java.io.InvalidClassException: filter status: REJECTED",
                        "unlocked in the owner 0",
                        "permits back true");
    }

    @EachJdk
    void lets_handles_of_all_kinds_in_if_told_as_the_documentation_says(Jdk jdk, @TempDir Path folder)
            throws IOException {
        run(jdk, folder, OWN + advice(PAGE) + ";!*").printed(KindsTest.ALL_WORK);
    }

    @Test
    void the_readme_says_the_same() throws IOException {
        assertThat(advice(REPOSITORY.resolve("README.md"))).isEqualTo(advice(PAGE));
    }

    private static Run run(Jdk jdk, Path folder, String filter) {
        return Jvm.on(jdk)
                .agent("action=proxy,children=none")
                .run(
                        SharesLocks.class,
                        folder.resolve("returned").toString(),
                        Jvm.originOf(SharesLocks.class) + File.pathSeparator + Jvm.agentJar(),
                        "-Djdk.serialFilter=" + filter);
    }

    private static String advice(Path page) throws IOException {
        Matcher advice = ADVICE.matcher(Files.readString(page));
        assertThat(advice.find()).as("what to allow, in %s", page).isTrue();
        return advice.group(1);
    }
}
