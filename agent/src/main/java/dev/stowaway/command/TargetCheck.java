package dev.stowaway.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a process can be attached to, told before anything is done to it: an attach sends a signal that kills a
 * process that is no JVM, and makes a JVM that forbids it print all its threads on stdout.
 */
final class TargetCheck {
    private static final String CAPABILITIES = "sun.rt.jvmCapabilities";
    private static final String DISABLING_FLAG = "-XX:+DisableAttachMechanism";

    private final long pid;
    private final ProcStatus status;

    private TargetCheck(long pid) {
        this.pid = pid;
        this.status = ProcStatus.of(Long.toString(pid));
    }

    /** Throws what is in the way, if anything is. */
    static void check(long pid) throws CommandFailure {
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NO_ATTACH_API,
                    "this Java (" + System.getProperty("java.home")
                            + ") has no attach API, the module jdk.attach; run the command with the java of a JDK");
        }
        Optional<String> user = user(pid);
        TargetCheck check = new TargetCheck(pid);
        check.user(user);
        check.files("attach");
        check.jvm();
        check.state();
    }

    /**
     * Throws what is in the way of talking to a process over a socket of its own: nobody but its user may, not even root.
     *
     * @param command that is to be given elsewhere, if it can't be given here
     */
    static void checkReachable(long pid, String command) throws CommandFailure {
        Optional<String> user = user(pid);
        Optional<String> own = ProcessHandle.current().info().user();
        if (user.isPresent() && own.isPresent() && !user.equals(own)) {
            throw new CommandFailure(
                    ExitCode.OTHER_USER,
                    "process " + pid + " belongs to " + user.get() + ", and answers its own user alone; run this as "
                            + user.get() + ", such as: sudo -u " + user.get() + " java -jar ...");
        }
        new TargetCheck(pid).files(command);
    }

    private static Optional<String> user(long pid) throws CommandFailure {
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NO_SUCH_PROCESS,
                        "there is no process " + pid + "; the JVMs that run are shown by: stowaway list"))
                .info()
                .user();
    }

    private void user(Optional<String> user) throws CommandFailure {
        String own = ProcessHandle.current().info().user().orElse("");
        if (AttachListener.leavesTrace()
                && user.isPresent()
                && !own.equals("root")
                && !user.get().equals(own)) {
            throw new CommandFailure(
                    ExitCode.OTHER_USER,
                    "process " + pid + " belongs to " + user.get()
                            + ", and a JVM lets only its own user and root attach;" + " run this as " + user.get()
                            + ", such as: sudo -u " + user.get() + " java -jar ...");
        }
    }

    private void files(String command) throws CommandFailure {
        String inner = status.innermostPid();
        boolean isNested = status.depth() > ProcStatus.of("self").depth();
        if (isNested || hasOtherTmp()) {
            throw new CommandFailure(
                    ExitCode.OTHER_FILES,
                    "process " + pid + " sees other files than this command: it is in a container, or is a service with"
                            + " a /tmp of its own. Run the command in there, where its PID is " + inner
                            + ", with a jar that is in there: docker exec CONTAINER java -jar /path/in/there/stowaway.jar"
                            + " " + command + " " + inner + ", or: nsenter --target " + pid
                            + " --mount --pid java -jar ...");
        }
    }

    private boolean hasOtherTmp() {
        Path tmp = Path.of("/proc", Long.toString(pid), "root/tmp");
        try {
            return Files.isReadable(tmp) && !Files.isSameFile(tmp, Path.of("/tmp"));
        } catch (IOException e) {
            return false;
        }
    }

    private void jvm() throws CommandFailure {
        @Nullable String[] values = new JvmStat().read(pid, List.of(CAPABILITIES));
        String capabilities = values == null ? null : values[0];
        if (capabilities == null && !proc("maps").contains("libjvm.so")) {
            throw new CommandFailure(
                    ExitCode.NOT_A_JVM,
                    "process " + pid + " is not a JVM, as far as can be seen; the JVMs that run are shown by:"
                            + " stowaway list");
        }
        boolean isForbidden = capabilities != null && capabilities.startsWith("0");
        if (isForbidden || List.of(proc("cmdline").split("\0")).contains(DISABLING_FLAG)) {
            throw new CommandFailure(
                    ExitCode.DISABLED,
                    "JVM " + pid + " was started with " + DISABLING_FLAG
                            + "; start it without that flag, or with -javaagent:stowaway.jar");
        }
    }

    private void state() throws CommandFailure {
        if (status.isStopped()) {
            throw stopped(pid);
        }
        if (status.diesOfQuit() && !AttachListener.isUp(pid)) {
            throw new CommandFailure(
                    ExitCode.NOT_A_JVM,
                    "process " + pid + " is not ready to be attached to, and the signal for that would kill it; a JVM"
                            + " that is just starting is ready in a moment");
        }
    }

    static CommandFailure stopped(long pid) {
        return new CommandFailure(
                ExitCode.FAILED, "process " + pid + " is stopped and can't answer; continue it: kill -CONT " + pid);
    }

    /** Empty where there is no such file, or no right to read it. */
    private String proc(String file) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), file)), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
