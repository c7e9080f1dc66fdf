package dev.stowaway.launch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process is to be started with.
 *
 * @param command the executable and its arguments
 * @param environment the whole environment of the child
 * @param directory the child's working directory; null for that of this JVM
 */
record Launch(
        List<String> command,
        Map<String, String> environment,
        @Nullable String directory) {
    String executable() {
        return command.get(0);
    }

    /** A variable of the child. */
    @Nullable
    String variable(String name) {
        return environment.get(name);
    }
}
