package dev.stowaway.command;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.stowaway.access.OwnJar;
import dev.stowaway.agent.Reply;
import dev.stowaway.agent.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Another JVM, attached to. */
final class TargetJvm {
    private static final int OLDEST = 17;

    /** HotSpot's limit on what {@code load} takes, jar and options together; JVMs before 24 know no other. */
    private static final int MAX_ARGUMENT_BYTES = 1024;

    private final long pid;
    private final VirtualMachine jvm;

    private TargetJvm(long pid, VirtualMachine jvm) {
        this.pid = pid;
        this.jvm = jvm;
    }

    /** Has the agent in that JVM, which is loaded for it, do something. Throws if the answer is not the one hoped for. */
    static void ask(long pid, Request.Kind kind, String options) throws CommandFailure {
        Request request = new Request(
                kind, pid + "-" + UUID.randomUUID().toString().substring(0, 8), Request.ownVersion(), options);
        Reply reply = Patience.within(pid, () -> {
            VirtualMachine jvm = attach(pid);
            try {
                return new TargetJvm(pid, jvm).ask(request);
            } finally {
                jvm.detach();
            }
        });
        Verdict.on(reply, pid);
    }

    /** What became of the last request to that JVM, whoever made it; null if there was none. */
    static @Nullable Reply lastReply(long pid) throws CommandFailure {
        return Patience.within(pid, () -> {
            VirtualMachine jvm = attach(pid);
            try {
                Reply reply = Reply.parse(jvm.getSystemProperties().getProperty(Reply.PROPERTY));
                // Children may be given their parent's properties.
                return reply != null && reply.id().startsWith(pid + "-") ? reply : null;
            } finally {
                jvm.detach();
            }
        });
    }

    private static VirtualMachine attach(long pid) throws CommandFailure, IOException {
        try {
            return VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException e) {
            throw new CommandFailure(ExitCode.FAILED, "JVM " + pid + " does not let anybody attach: " + e.getMessage());
        }
    }

    private @Nullable Reply ask(Request request) throws CommandFailure, IOException {
        Properties properties = jvm.getSystemProperties();
        requireVersion(properties);
        load(request);
        Reply reply = Reply.parse(jvm.getSystemProperties().getProperty(Reply.PROPERTY));
        return reply != null && reply.id().equals(request.id()) ? reply : null;
    }

    private void requireVersion(Properties properties) throws CommandFailure {
        int version = feature(properties.getProperty("java.specification.version", ""));
        if (version < OLDEST) {
            throw new CommandFailure(
                    ExitCode.TOO_OLD,
                    "JVM " + pid + " is Java " + properties.getProperty("java.version") + "; Stowaway needs " + OLDEST
                            + " or later");
        }
    }

    /** 8 for {@code 1.8}, 17 for {@code 17}; 0 for what is no version. */
    static int feature(String specification) {
        String number = specification.startsWith("1.") ? specification.substring(2) : specification;
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void load(Request request) throws CommandFailure, IOException {
        String jar = OwnJar.file().getAbsolutePath();
        int size = (jar + "=" + request.arguments()).getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_ARGUMENT_BYTES) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "the options are too long: with the jar's path they take " + size
                            + " bytes, and a JVM that runs takes " + MAX_ARGUMENT_BYTES
                            + "; what is long can go into a file, see rules=FILE");
        }
        try {
            jvm.loadAgent(jar, request.arguments());
        } catch (AgentLoadException | AgentInitializationException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("ynamic agent loading is not enabled")) {
                throw new CommandFailure(
                        ExitCode.DISABLED,
                        "JVM " + pid
                                + " was started with -XX:-EnableDynamicAgentLoading; start it without that flag, or"
                                + " with -javaagent:stowaway.jar");
            }
            throw new CommandFailure(ExitCode.FAILED, "JVM " + pid + " did not load the agent: " + message);
        }
    }
}
