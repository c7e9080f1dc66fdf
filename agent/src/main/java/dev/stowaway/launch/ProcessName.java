package dev.stowaway.launch;

import org.jspecify.annotations.Nullable;

/** Names a process by its executable and what that runs, and by no further argument: they may hold secrets. */
final class ProcessName {
    private static final int LONGEST = 200;

    private ProcessName() {}

    /** {@code java com.acme.Worker}, {@code java -jar worker.jar}, {@code python3}. */
    static String of(Launch launch, @Nullable JavaCommand command, Platform platform) {
        String executable = platform.lastName(launch.executable());
        String name = executable.endsWith("\"") ? executable.substring(0, executable.length() - 1) : executable;
        if (command == null) {
            return cut(name);
        }
        return cut(name
                + switch (command.kind()) {
                    case CLASS -> " " + command.main();
                    case JAR -> " -jar " + platform.lastName(command.main());
                    case MODULE -> " -m " + command.main();
                    case SOURCE -> " " + platform.lastName(command.main());
                    case NOTHING -> "";
                });
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
    }
}
