package dev.stowaway.weave;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The agent's side of the hook in the launch of processes. Called by any threads of the application. */
public interface LaunchListener {
    /**
     * A process is about to be launched.
     *
     * @param launch what is to be started, as its caller wants it: not to be changed
     * @return what shall be started; the same to leave it as it is
     * @throws IOException to make the launch fail
     */
    Start starting(Start launch) throws IOException;

    /** A process was launched with what {@link #starting} returned. */
    void started(Process process, Start launch);

    /**
     * What the JDK starts a process with.
     *
     * @param command not to be changed
     * @param environment of a class of the JDK's own; null for that of this JVM
     * @param directory null for that of this JVM
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on as it comes; nobody compares
    record Start(
            String[] command,
            @Nullable Map<String, String> environment,
            @Nullable String directory) {}
}
