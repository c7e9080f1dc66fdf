package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.kinds.SharesLocks;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with jars of different versions. */
class OtherVersionTest {
    private static final int OURS = 2;
    private static final int NEXT = 3;

    @EachJdk
    void a_handle_of_a_newer_version_is_refused(Jdk jdk, @TempDir Path folder) throws IOException {
        assertHandleIsRefused(jdk, folder, NextVersion.jar(folder), NEXT, Jvm.agentJar(), OURS);
    }

    @EachJdk
    void so_is_one_of_an_older_version(Jdk jdk, @TempDir Path folder) throws IOException {
        assertHandleIsRefused(jdk, folder, Jvm.agentJar(), OURS, NextVersion.jar(folder), NEXT);
    }

    @EachJdk
    void a_receiver_whose_protocol_is_newer_is_refused(Jdk jdk, @TempDir Path folder) throws IOException {
        assertReceiverIsRefused(jdk, Jvm.agentJar(), OURS, NextVersion.protocol(folder), NEXT);
    }

    @EachJdk
    void so_is_one_whose_protocol_is_older(Jdk jdk, @TempDir Path folder) throws IOException {
        assertReceiverIsRefused(jdk, NextVersion.protocol(folder), NEXT, Jvm.agentJar(), OURS);
    }

    @EachJdk
    void the_command_of_another_version_is_told_so(Jdk jdk, @TempDir Path folder) throws IOException {
        Path next = NextVersion.jar(folder);
        try (Family family = Family.on(jdk, "lock")) {
            family.child();
            String pid = Long.toString(family.parent().pid());
            Jvm.on(jdk)
                    .emptyClassPath()
                    .exitCode(11)
                    .runProgram("-jar", next.toString(), "locks", pid)
                    .printed()
                    .saidOnce("stowaway: process " + pid + " refuses: " + refusal(OURS, NEXT));
        }
    }

    private static void assertHandleIsRefused(Jdk jdk, Path folder, Path writer, int written, Path reader, int read) {
        String returned = folder.resolve("returned").toString();
        String classPath = Jvm.originOf(SharesLocks.class) + File.pathSeparator + reader;
        Jvm.on(jdk)
                .agent(writer, "action=proxy,children=none")
                .run(SharesLocks.class, returned, classPath)
                .printed(
                        "java.io.InvalidObjectException: the handle of a lock is of format " + written
                                + ", and the Stowaway here reads format " + read
                                + ": use the same stowaway.jar in the process that wrote it and in this one",
                        "unlocked in the owner 0",
                        "permits back true");
    }

    /** And the owner goes on, as do its other children. */
    private static void assertReceiverIsRefused(Jdk jdk, Path owner, int ofOwner, Path receiver, int ofReceiver) {
        try (Family family = Family.of(Jvm.on(jdk).agent(owner, "action=proxy"), "lock")) {
            Member other = family.child();
            Member refused = family.child("-javaagent:" + receiver);
            for (String thread : new String[] {"a", "b"}) {
                assertThat(refused.does(thread, "lock"))
                        .startsWith(
                                "threw dev.stowaway.OwnerGoneException (java.lang.IllegalStateException) it lives in"
                                        + " process " + family.parent().pid()
                                        + " (com.acme.family.Parent), which can't be reached any more: it refuses to talk: "
                                        + refusal(ofOwner, ofReceiver) + ", caused by ");
            }
            assertThat(refused.does("a", "isHeldByCurrentThread")).isEqualTo("false");
            assertThat(other.does("a", "lock")).isEqualTo("done");
            assertThat(family.parent().does("a", "tryLock")).isEqualTo("false");
            assertThat(other.does("a", "unlock")).isEqualTo("done");
        }
    }

    private static String refusal(int ofOwner, int ofReceiver) {
        return "it has another version of Stowaway: its protocol is version " + ofOwner + ", that of this process "
                + ofReceiver + "; use the same stowaway.jar in both";
    }
}
