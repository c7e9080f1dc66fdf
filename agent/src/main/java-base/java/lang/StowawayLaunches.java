package java.lang;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Connects the woven {@code ProcessBuilder} to the agent. It lives in its package, because that can't see the agent's
 * classes, and speaks to the agent in types of the JDK only. Nothing in it is public: an application can't reach it.
 *
 * <p>Assumptions and guarantees: the delegates are set before the class is woven, and never change. Nothing that the
 * agent throws reaches the launch, except the one exception that it asks for ({@link #FAILURE}).
 */
final class StowawayLaunches {
    /** The message to the agent: command, environment, directory, which it may replace, and room for a failure. */
    private static final int COMMAND = 0;

    private static final int ENVIRONMENT = 1;
    private static final int FAILURE = 3;

    private static volatile Consumer<Object[]> starting;
    private static volatile Consumer<Object[]> started;

    /** Takes the agent's side of the conversation, once in the life of this JVM. */
    StowawayLaunches(Consumer<Object[]> starting, Consumer<Object[]> started) {
        synchronized (StowawayLaunches.class) {
            if (StowawayLaunches.starting != null) {
                throw new IllegalStateException("Stowaway is active already");
            }
            StowawayLaunches.started = started;
            StowawayLaunches.starting = starting;
        }
    }

    /** Before the call of {@code ProcessImpl.start}: the command and the environment to go on with. */
    static Object[] starting(String[] command, Map<String, String> environment, String directory) throws IOException {
        Object[] message = {command, environment, directory, null};
        try {
            starting.accept(message);
            if (message[FAILURE] == null
                    && message[COMMAND] instanceof String[]
                    && isEnvironment(message[ENVIRONMENT])) {
                return message;
            }
        } catch (Throwable harmless) {
            // The agent counts its failures itself; the launch goes on.
        }
        if (message[FAILURE] instanceof IOException failure) {
            throw failure;
        }
        message[COMMAND] = command;
        message[ENVIRONMENT] = environment;
        return message;
    }

    /** After it: the process is there. */
    static Process started(Process process, String[] command, Map<String, String> environment, String directory) {
        try {
            started.accept(new Object[] {process, command, environment, directory});
        } catch (Throwable harmless) {
            // As above.
        }
        return process;
    }

    private static boolean isEnvironment(Object value) {
        return value == null || value instanceof Map;
    }
}
