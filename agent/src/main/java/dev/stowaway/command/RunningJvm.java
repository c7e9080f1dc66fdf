package dev.stowaway.command;

import dev.stowaway.agent.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JVM as {@code list} shows it.
 *
 * @param java its version
 * @param program its main class or jar, without arguments
 */
record RunningJvm(long pid, String java, String user, Presence stowaway, String program) {
    private static final String UNKNOWN = "?";

    private static final Pattern AGENT = Pattern.compile("(^| )-javaagent:[^=]*stowaway[^/\\\\=]*\\.jar");
    private static final String VERSION = "java.property.java.version";
    private static final String FLAGS = "java.rt.vmArgs";
    private static final String COMMAND = "sun.rt.javaCommand";

    /** What Stowaway is in a JVM. */
    enum Presence {
        SINCE_START("since start"),
        ATTACHED("attached"),
        DETACHED("detached"),
        NONE("-"),
        UNKNOWN("?");

        private final String text;

        Presence(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** All that can be seen, but for the JVM that asks. */
    static List<RunningJvm> all() throws CommandFailure {
        List<RunningJvm> jvms = new ArrayList<>();
        JvmStat stat = new JvmStat();
        for (long pid : stat.pids()) {
            @Nullable String[] values = stat.read(pid, List.of(VERSION, FLAGS, COMMAND));
            if (values != null && pid != ProcessHandle.current().pid()) {
                jvms.add(
                        new RunningJvm(pid, known(values[0]), user(pid), presence(pid, values[1]), program(values[2])));
            }
        }
        return jvms;
    }

    /** The first word: what follows may hold secrets. */
    static String program(@Nullable String command) {
        if (command == null || command.isBlank()) {
            return UNKNOWN;
        }
        int end = command.indexOf(' ');
        return end < 0 ? command : command.substring(0, end);
    }

    private static String user(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().user()).orElse(UNKNOWN);
    }

    private static String known(@Nullable String value) {
        return value == null ? UNKNOWN : value;
    }

    /**
     * A JVM that nothing was ever attached to is not attached to just for this: that would start a thread in it. One
     * that has that thread tells what became of the last request.
     */
    private static Presence presence(long pid, @Nullable String flags) {
        if (isAgentIn(flags)) {
            return presence(pid, Presence.SINCE_START, Presence.SINCE_START);
        }
        return presence(
                pid,
                flags == null || !AttachListener.leavesTrace() ? Presence.UNKNOWN : Presence.NONE,
                Presence.ATTACHED);
    }

    private static Presence presence(long pid, Presence untouched, Presence active) {
        if (!AttachListener.isUp(pid)) {
            return untouched;
        }
        try {
            TargetCheck.check(pid);
            Reply last = TargetJvm.lastReply(pid);
            if (last == null) {
                return untouched;
            }
            if (last.isActive()) {
                return active;
            }
            return switch (last.outcome()) {
                case DETACHED, NOT_ACTIVE -> Presence.DETACHED;
                default -> Presence.NONE;
            };
        } catch (CommandFailure e) {
            return Presence.UNKNOWN;
        }
    }

    /** By the name of the jar; under another name it isn't known. */
    private static boolean isAgentIn(@Nullable String flags) {
        return flags != null && AGENT.matcher(flags).find();
    }
}
