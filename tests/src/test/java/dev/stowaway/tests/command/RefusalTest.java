package dev.stowaway.tests.command;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that can't be attached to: why is told, each reason with an exit code of its own, and nothing is done to it. */
class RefusalTest {
    private static final String NOBODY = "65534";

    @EachJdk
    void a_process_that_is_gone(Jdk jdk) throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        Stowaway.fails(jdk, 3, "attach", pid(gone))
                .printed()
                .saidOnce("stowaway: there is no process " + pid(gone), "stowaway list");
    }

    @EachJdk
    void a_process_that_is_no_jvm_and_lives_on(Jdk jdk) throws IOException, InterruptedException {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            Stowaway.fails(jdk, 4, "attach", pid(sleeper))
                    .printed()
                    .saidOnce("stowaway: process " + pid(sleeper) + " is not a JVM");
            assertThat(sleeper.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @EachJdk
    void a_jvm_of_another_user(Jdk jdk, @TempDir Path folder) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "there is no setpriv");
        // For a user who need not be able to read the folder of the build.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path jar = Files.copy(Jvm.agentJar(), folder.resolve("stowaway.jar"));
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
        try (LiveJvm jvm = Jvm.on(jdk).live(SendsOnDemand.class).awaitLines(1)) {
            Jvm command = Jvm.on(jdk)
                    .through("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
                    .in(folder)
                    .exitCode(5);
            Stowaway.with(command, jar, "attach", pid(jvm))
                    .printed()
                    .saidOnce("stowaway: process " + jvm.pid() + " belongs to root", "sudo -u root");
            jvm.end().printed("ready").saidNothing();
        }
    }

    @EachJdk
    void a_jvm_in_another_pid_namespace(Jdk jdk) {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can make a PID namespace");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "there is no unshare");
        Jvm inNamespace = Jvm.on(jdk).through("unshare", "--pid", "--fork", "--mount-proc", "--kill-child");
        try (LiveJvm unshare = inNamespace.live(SendsOnDemand.class).awaitLines(1)) {
            long pid = unshare.handle().children().findFirst().orElseThrow().pid();

            Stowaway.fails(jdk, 6, "attach", Long.toString(pid))
                    .printed()
                    .saidOnce("stowaway: process " + pid, "container", "where its PID is 1,", "docker exec");
            unshare.end().printed("ready").saidNothing();
        }
    }

    @EachJdk(with = {"-XX:+UsePerfData", "-XX:-UsePerfData"})
    void a_jvm_that_forbids_to_attach_is_not_even_made_to_print_its_threads(Jdk jdk, String flag) {
        try (LiveJvm jvm = Jvm.on(jdk)
                .with("-XX:+DisableAttachMechanism", flag)
                .live(SendsOnDemand.class)
                .awaitLines(1)) {
            Stowaway.fails(jdk, 7, "attach", pid(jvm)).printed().saidOnce("-XX:+DisableAttachMechanism", "-javaagent:");
            jvm.end().printed("ready").saidNothing();
        }
    }

    @EachJdk
    void a_jvm_that_forbids_agents_that_come_late(Jdk jdk) {
        try (LiveJvm jvm = Jvm.on(jdk)
                .with("-XX:-EnableDynamicAgentLoading")
                .live(SendsOnDemand.class)
                .awaitLines(1)) {
            Stowaway.fails(jdk, 7, "attach", pid(jvm))
                    .printed()
                    .saidOnce("-XX:-EnableDynamicAgentLoading", "-javaagent:");
            jvm.end().printed("ready").saidNothing();
        }
    }

    /** No older JDK is at hand; that the version is asked for before the agent is loaded shows with any. */
    @EachJdk
    void a_jvm_that_is_too_old(Jdk jdk) {
        try (LiveJvm jvm = Jvm.on(jdk).live(SendsOnDemand.class).awaitLines(1)) {
            jvm.tell("java.version=1.8.0_412")
                    .tell("java.specification.version=1.8")
                    .awaitLines(3);

            Stowaway.fails(jdk, 8, "attach", pid(jvm))
                    .printed()
                    .saidOnce("stowaway: JVM " + jvm.pid() + " is Java 1.8.0_412", "17");
            jvm.end().printed("ready", "set", "set").saidNothing();
        }
    }

    @EachJdk
    void a_jvm_that_has_the_agent_from_its_start(Jdk jdk) {
        try (LiveJvm jvm = Jvm.on(jdk)
                .agent("action=fail")
                .with(Stowaway.SILENT)
                .live(SendsOnDemand.class)
                .awaitLines(1)) {
            Stowaway.fails(jdk, 9, "attach", pid(jvm))
                    .printed()
                    .saidOnce("stowaway: Stowaway is active in JVM " + jvm.pid() + " already", "stowaway detach");
            jvm.end().printed("ready").saidNothing();
        }
    }

    @EachJdk
    void a_jvm_that_has_no_agent_to_detach(Jdk jdk) {
        try (LiveJvm jvm =
                Jvm.on(jdk).with(Stowaway.SILENT).live(SendsOnDemand.class).awaitLines(1)) {
            Stowaway.fails(jdk, 10, "detach", pid(jvm)).printed().saidOnce("stowaway: Stowaway is not active");
            jvm.end().printed("ready").saidNothing();
        }
    }

    @EachJdk
    void a_jvm_that_has_loaded_another_version(Jdk jdk, @TempDir Path folder) throws IOException {
        Path other = OtherVersion.of(Jvm.agentJar(), "9.9.9", folder.resolve("other.jar"));
        try (LiveJvm jvm =
                Jvm.on(jdk).with(Stowaway.SILENT).live(SendsOnDemand.class).awaitLines(1)) {
            Stowaway.with(Jvm.on(jdk), other, "attach", pid(jvm)).printed("Stowaway is active in " + jvm.pid());

            Stowaway.fails(jdk, 11, "attach", pid(jvm)).printed().saidOnce("has loaded Stowaway 9.9.9");
            Stowaway.fails(jdk, 11, "detach", pid(jvm)).printed().saidOnce("has loaded Stowaway 9.9.9");
        }
    }

    @EachJdk
    void a_java_without_the_attach_api(Jdk jdk) {
        Jvm withoutModule = Jvm.on(jdk).with("--limit-modules", "java.base").exitCode(12);

        Stowaway.with(withoutModule, Jvm.agentJar(), "attach", "1").printed().saidOnce("jdk.attach", "java of a JDK");
    }

    @EachJdk
    void a_jvm_that_is_stopped(Jdk jdk) throws IOException, InterruptedException {
        try (LiveJvm jvm = Jvm.on(jdk).live(SendsOnDemand.class).awaitLines(1)) {
            new ProcessBuilder("kill", "-STOP", pid(jvm)).start().waitFor();

            Stowaway.fails(jdk, 13, "attach", pid(jvm)).printed().saidOnce("is stopped", "kill -CONT " + jvm.pid());
        }
    }

    @EachJdk(
            with = {
                "action=explode | option action (agent argument): \"explode\" is no action; allowed: log, fail, proxy, fresh, allow",
                "colour=red     | option \"colour\" (agent argument), set to \"red\": there is no such option",
                "stack=5 stack=6| option stack (agent argument): \"6\" is set a second time"
            })
    void options_that_are_wrong_are_refused_before_anything_is_attached(Jdk jdk, String row) {
        String[] cells = row.split(" *\\| *", -1);
        try (LiveJvm jvm = Jvm.on(jdk).live(SendsOnDemand.class).awaitLines(1)) {
            Stowaway.fails(jdk, 2, ("attach " + jvm.pid() + " " + cells[0]).split(" ", -1))
                    .printed()
                    .saidOnce("stowaway: ", cells[1]);
            jvm.tell("send").awaitLines(2);
            Run run = jvm.end().saidNothing();
            assertThat(run.stdout()).contains("sent");
        }
    }

    @EachJdk
    void options_that_are_wrong_in_the_jvm_are_told_to_the_one_who_attaches(Jdk jdk) {
        try (LiveJvm jvm = Jvm.on(jdk)
                .with("-Dstowaway.action=explode", Stowaway.SILENT)
                .live(SendsOnDemand.class)
                .awaitLines(1)) {
            Stowaway.fails(jdk, 2, "attach", pid(jvm))
                    .printed()
                    .saidOnce("stowaway: in JVM " + jvm.pid(), "system property stowaway.action", "explode");
            jvm.end().printed("ready").saidNothing();
        }
    }

    @EachJdk
    void a_jvm_in_which_stowaway_is_switched_off(Jdk jdk) {
        try (LiveJvm jvm = Jvm.on(jdk)
                .variable("STOWAWAY_ENABLED", "false")
                .with(Stowaway.SILENT)
                .live(SendsOnDemand.class)
                .awaitLines(1)) {
            Stowaway.fails(jdk, 2, "attach", pid(jvm))
                    .printed()
                    .saidOnce("stowaway: in JVM " + jvm.pid(), "enabled=false");
            jvm.end().printed("ready").saidNothing();
        }
    }

    private static String pid(LiveJvm jvm) {
        return Long.toString(jvm.pid());
    }

    private static String pid(Process process) {
        return Long.toString(process.pid());
    }
}
