package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.acme.SendsOnDemand;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.LiveJvm;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What the command {@code locks} shows of a process that has handed out locks. */
class ListingTest {
    private static final String NOBODY = "65534";
    private static final int MANY = 20_000;

    /** Reads one line of what the command prints, and the others after a line from whoever has launched both. */
    private static final String READS_ON_WHEN_TOLD =
            "exec 3<&0; \"$@\" </dev/null | { read -r first; echo \"$first\"; read -r go <&3; cat; }";

    @EachJdk
    void the_holder_and_all_who_wait_are_named_with_their_processes(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock", "fair", "condition")) {
            Member parent = family.parent();
            Member holder = family.child();
            Member waiter = family.child();
            assertThat(waiter.does("awaits", "lock")).isEqualTo("done");
            waiter.begin("awaits", "await");
            parent.until("isLocked", "false");
            assertThat(holder.does("holds", "lock")).isEqualTo("done");
            parent.begin("own", "lock");
            parent.until("getQueueLength", "1");
            waiter.begin("remote", "lock");
            parent.until("getQueueLength", "2");

            String lines = ages(locks(jdk, parent).stdout());

            assertThat(lines).isEqualTo("""
                            SharedLock.lock
                              lock       java.util.concurrent.locks.ReentrantLock, held by thread "holds of %2$s", 2 waiting
                              waiting    own of %1$s
                              waiting    remote of %3$s, for N s
                              awaiting   awaits of %3$s, for N s, for a signal of SharedLock.condition
                              condition  SharedLock.condition, 1 waiting for a signal
                              proxies    %4$s
                            """.formatted(
                            named(parent), named(holder), named(waiter), inBoth(lines, holder, waiter)));
            assertThat(holder.does("holds", "unlock")).isEqualTo("done");
        }
    }

    @EachJdk
    void readers_are_named_and_who_waits_to_write(Jdk jdk) {
        try (Family family = Family.on(jdk, "readWriteLock")) {
            Member child = family.child();
            assertThat(child.does("reads", "read.lock")).isEqualTo("done");
            assertThat(family.parent().does("reads", "read.lock")).isEqualTo("done");
            child.begin("writes", "write.lock");
            family.parent().until("getQueueLength", "1");

            assertThat(ages(locks(jdk, family.parent()).stdout())).isEqualTo("""
                            SharedReadWriteLock.locks
                              lock       java.util.concurrent.locks.ReentrantReadWriteLock, read-locked (2 holds), 1 waiting
                              reading    reads of %1$s
                              waiting    writes of %1$s, for N s
                              proxies    in %1$s
                            """.formatted(named(child)));
        }
    }

    @EachJdk
    void permits_are_shown_by_process(Jdk jdk) {
        try (Family family = Family.on(jdk, "semaphore", "3")) {
            Member child = family.child();
            assertThat(child.does("takes", "acquire 2")).isEqualTo("done");
            family.parent().begin("own", "acquire 2");
            family.parent().until("getQueueLength", "1");

            assertThat(locks(jdk, family.parent()).stdout())
                    .isEqualTo("""
                            SharedSemaphore.semaphore
                              lock       java.util.concurrent.Semaphore, 1 permit available, 1 waiting
                              permits    2 taken by %2$s
                              waiting    own of %1$s
                              proxies    in %2$s
                            """.formatted(named(family.parent()), named(child)));
        }
    }

    @EachJdk
    void a_lock_whose_holder_was_killed_is_marked(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            Member child = family.child();
            assertThat(child.does("holds", "lock")).isEqualTo("done");
            child.kill();
            family.parent().until("isLocked", "false");

            await().untilAsserted(() ->
                    assertThat(ages(locks(jdk, family.parent()).stdout())).isEqualTo("""
                            SharedLock.lock
                              lock       java.util.concurrent.locks.ReentrantLock, free
                              abandoned  by holds of %s, N s ago
                              proxies    none at present
                            """.formatted(named(child))));
        }
    }

    /** Neither what the environment says nor the folder for temporary files has to be that of the one who asks. */
    @EachJdk
    void the_socket_is_found_wherever_it_is(Jdk jdk, @TempDir Path folder) {
        assumeTrue(Files.isReadable(Path.of("/proc/net/unix")), "sockets can't be listed");
        Jvm elsewhere = Jvm.on(jdk).agent("action=proxy").variable("XDG_RUNTIME_DIR", folder.toString());
        try (Family family = Family.of(elsewhere, "lock")) {
            family.child();

            assertThat(locks(jdk, family.parent()).stdout()).startsWith("SharedLock.lock");
        }
    }

    @EachJdk
    void a_process_that_has_handed_out_none(Jdk jdk) {
        try (LiveJvm jvm =
                Jvm.on(jdk).agent("action=proxy").live(SendsOnDemand.class).awaitLines(1)) {
            locks(Jvm.on(jdk), jvm.pid())
                    .printed("process " + jvm.pid() + " has handed out no lock that is still in use")
                    .saidNothing();
            jvm.end().printed("ready").saidNothing();
        }
    }

    @EachJdk
    void a_process_that_is_gone(Jdk jdk) throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        locks(Jvm.on(jdk).exitCode(3), gone.pid())
                .printed()
                .saidOnce("stowaway: there is no process " + gone.pid(), "stowaway list");
    }

    @EachJdk
    void a_process_that_is_stopped(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            family.child();
            family.parent().stop();
            try {
                locks(Jvm.on(jdk).exitCode(13), family.parent().pid())
                        .printed()
                        .saidOnce("is stopped", "kill -CONT " + family.parent().pid());
            } finally {
                family.parent().resume();
            }
        }
    }

    @EachJdk
    void a_process_of_another_user(Jdk jdk, @TempDir Path folder) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "there is no setpriv");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path jar = Files.copy(Jvm.agentJar(), folder.resolve("stowaway.jar"));
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
        try (Family family = Family.on(jdk, "lock")) {
            Jvm stranger = Jvm.on(jdk)
                    .through("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
                    .in(folder)
                    .exitCode(5);
            long pid = family.parent().pid();
            stranger.emptyClassPath()
                    .runProgram("-jar", jar.toString(), "locks", Long.toString(pid))
                    .printed()
                    .saidOnce("stowaway: process " + pid + " belongs to root", "sudo -u root");
        }
    }

    /** More than the pipes between them hold: the owner is still telling when the first line is read. */
    @EachJdk
    void what_an_owner_has_told_before_it_dies_is_printed(Jdk jdk) {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
        try (Family family = Family.on(jdk, "locks", Integer.toString(MANY))) {
            family.child();
            long pid = family.parent().pid();
            Jvm command = Jvm.on(jdk).through("/bin/bash", "-o", "pipefail", "-c", READS_ON_WHEN_TOLD, "reader");
            try (LiveJvm reader = command.emptyClassPath()
                    .exitCode(13)
                    .liveProgram("-jar", Jvm.agentJar().toString(), "locks", Long.toString(pid))) {
                reader.awaitLines(1);
                family.parent().kill();

                Run run = reader.tell("read on")
                        .end()
                        .saidOnce("stowaway: the talk with process " + pid + " broke off: ");

                assertThat(run.stdout()).startsWith("SharedLocks.locks[0].lock").endsWith("\n");
                assertThat(run.stdout().lines().filter(line -> line.startsWith("SharedLocks.")))
                        .hasSizeBetween(2, MANY - 1);
            }
        }
    }

    private static Run locks(Jdk jdk, Member owner) {
        return locks(Jvm.on(jdk), owner.pid()).saidNothing();
    }

    private static Run locks(Jvm command, long pid) {
        return command.emptyClassPath().runProgram("-jar", Jvm.agentJar().toString(), "locks", Long.toString(pid));
    }

    private static String named(Member member) {
        String program = member.isParent() ? "Parent" : "Child";
        return "process " + member.pid() + " (com.acme.family." + program + ")";
    }

    /** In either order. */
    private static String inBoth(String lines, Member one, Member other) {
        List<String> orders =
                List.of("in " + named(one) + ", " + named(other), "in " + named(other) + ", " + named(one));
        assertThat(orders).anyMatch(lines::contains);
        return orders.stream().filter(lines::contains).findFirst().orElseThrow();
    }

    private static String ages(String lines) {
        return lines.replaceAll("\\b\\d+ s\\b", "N s");
    }
}
