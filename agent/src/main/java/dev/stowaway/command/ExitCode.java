package dev.stowaway.command;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command can end. The only place that lists it: the help shows it, and a test compares it with the README. */
enum ExitCode {
    DONE(0, "done; for scan: no lock found"),
    LOCK_FOUND(1, "scan found a lock"),
    USAGE(2, "the command line can't be understood, or the options, here or in the JVM"),
    NO_SUCH_PROCESS(3, "there is no process with that PID"),
    NOT_A_JVM(4, "the process is not a JVM, or not ready to be one"),
    OTHER_USER(5, "the JVM belongs to another user"),
    OTHER_FILES(6, "the JVM sees other files: it is in a container, or has a /tmp of its own"),
    DISABLED(7, "the JVM was started with a flag that forbids to attach or to load agents"),
    TOO_OLD(8, "the JVM is older than Java 17"),
    ALREADY_ACTIVE(9, "Stowaway is active in the JVM already"),
    NOT_ACTIVE(10, "there is no active Stowaway to detach"),
    OTHER_VERSION(11, "the JVM has loaded another version of Stowaway"),
    NO_ATTACH_API(12, "the Java that runs the command has no attach API"),
    FAILED(13, "anything else, such as a JVM that does not answer"),
    NOT_ALL_READ(14, "scan found no lock, but could not read everything");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** Meanings by code, as the help lists them. */
    static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        for (ExitCode exitCode : values()) {
            table.put(Integer.toString(exitCode.code), exitCode.meaning);
        }
        return table;
    }
}
