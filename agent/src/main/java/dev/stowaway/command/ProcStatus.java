package dev.stowaway.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What Linux says of a process in {@code /proc/PID/status}; elsewhere, and of a process that is gone, nothing. */
final class ProcStatus {
    private static final long SIGQUIT_BIT = 1L << 2;

    private final String text;

    ProcStatus(String text) {
        this.text = text;
    }

    /** @param process {@code self} or a PID */
    static ProcStatus of(String process) {
        try {
            return new ProcStatus(Files.readString(Path.of("/proc", process, "status")));
        } catch (IOException e) {
            return new ProcStatus("");
        }
    }

    /** How many PID namespaces deep the process is, from where we see it; 0 if that is not known. */
    int depth() {
        String pids = value("NSpid");
        return pids == null ? 0 : pids.split("\\s+").length;
    }

    /** The PID that the process has for itself; null if that is not known. */
    @Nullable
    String innermostPid() {
        String pids = value("NSpid");
        return pids == null ? null : pids.substring(pids.lastIndexOf('\t') + 1);
    }

    /** Whether SIGQUIT, which starts the attach mechanism of a JVM, would kill the process. */
    boolean diesOfQuit() {
        String caught = value("SigCgt");
        return caught != null && (Long.parseUnsignedLong(caught, 16) & SIGQUIT_BIT) == 0;
    }

    /** Whether the process was stopped by a signal or a debugger, and answers nothing until it is continued. */
    boolean isStopped() {
        String state = value("State");
        return state != null && (state.startsWith("T") || state.startsWith("t"));
    }

    private @Nullable String value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(null);
    }
}
