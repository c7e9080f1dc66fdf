package dev.stowaway.wire;

/** Names a process for people: {@code process 4711 (com.acme.Worker)}. */
public final class ProcessName {
    private static final int LONGEST_PROGRAM = 80;

    private ProcessName() {}

    /** Of this process; without its arguments, which may hold secrets. */
    public static String own() {
        String command = System.getProperty("sun.java.command", "");
        int end = command.indexOf(' ');
        return of(ProcessHandle.current().pid(), end < 0 ? command : command.substring(0, end));
    }

    private static String of(long pid, String program) {
        String file = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        String shown = file.length() <= LONGEST_PROGRAM ? file : file.substring(0, LONGEST_PROGRAM);
        return "process " + pid + (shown.isEmpty() ? "" : " (" + shown + ")");
    }
}
