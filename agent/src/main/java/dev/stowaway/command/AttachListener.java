package dev.stowaway.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** The thread of a JVM that answers those who attach. The first of them starts it, and it leaves a socket behind. */
final class AttachListener {
    private static final String SOCKET = ".java_pid";

    private AttachListener() {}

    /** Whether {@link #isUp} can be told on this system: Windows has no such socket. */
    static boolean leavesTrace() {
        return File.separatorChar == '/';
    }

    /** Whether the JVM has it, as far as that can be seen. */
    static boolean isUp(long pid) {
        String inner = ProcStatus.of(Long.toString(pid)).innermostPid();
        if (inner == null) {
            return Files.exists(Path.of(System.getProperty("java.io.tmpdir"), SOCKET + pid));
        }
        return Files.exists(Path.of("/proc", Long.toString(pid), "root/tmp", SOCKET + inner))
                || Files.exists(Path.of("/tmp", SOCKET + inner));
    }
}
