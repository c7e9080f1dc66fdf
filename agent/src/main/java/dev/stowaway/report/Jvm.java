package dev.stowaway.report;

/**
 * This JVM, as files that several JVMs write to tell it apart. Made with the first line: what it asks takes
 * milliseconds.
 *
 * @param run 16 hexadecimal digits that no other JVM has, not even one with the same process id in another container
 * @param pid the process id, as this JVM sees it
 * @param program the main class, jar or module, without arguments, which may hold secrets; {@code unknown} in a JVM
 *     that was started by other means than a launcher
 */
record Jvm(String run, long pid, String program) {
    /** An odd number near the golden ratio's fraction of 2^64: neighbours become far apart. */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    static Jvm current() {
        long pid = ProcessHandle.current().pid();
        // Not a UUID: the first one starts the JVM's secure random numbers.
        long id = ((System.currentTimeMillis() * SPREAD) ^ System.nanoTime()) * SPREAD ^ pid;
        String digits = Long.toHexString(id);
        return new Jvm("0".repeat(16 - digits.length()) + digits, pid, launched());
    }

    private static String launched() {
        String command = System.getProperty("sun.java.command", "");
        int end = command.indexOf(' ');
        String program = end < 0 ? command : command.substring(0, end);
        return program.isEmpty() ? "unknown" : program;
    }
}
