package dev.stowaway.weave;

import java.io.IOException;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the bridge in {@code java.lang}, turned into calls of the listener.
 *
 * <p>The application is on the stack. Under a security manager its rights may be fewer than the agent's, which are the
 * ones that count here.
 */
abstract class LaunchMessages implements Consumer<Object[]> {
    private final LaunchWeaving weaving;

    private LaunchMessages(LaunchWeaving weaving) {
        this.weaving = weaving;
    }

    abstract void tell(LaunchListener listener, Object[] message);

    @Override
    @SuppressWarnings("removal") // of security managers, which JDK 17 still has
    public void accept(Object[] message) {
        LaunchListener listener = weaving.listener();
        if (listener == null) {
            return;
        }
        if (System.getSecurityManager() == null) {
            tell(listener, message);
        } else {
            AccessController.doPrivileged(new Tell(this, listener, message));
        }
    }

    /** Command, environment and directory, the first two of which are replaced, and room for a failure. */
    static final class Starting extends LaunchMessages {
        Starting(LaunchWeaving weaving) {
            super(weaving);
        }

        @Override
        void tell(LaunchListener listener, Object[] message) {
            try {
                LaunchListener.Start start = listener.starting(launch(message, 0));
                message[0] = start.command();
                message[1] = start.environment();
            } catch (IOException asked) {
                message[3] = asked;
            }
        }
    }

    /** The process, then command, environment and directory. */
    static final class Started extends LaunchMessages {
        Started(LaunchWeaving weaving) {
            super(weaving);
        }

        @Override
        void tell(LaunchListener listener, Object[] message) {
            listener.started((Process) message[0], launch(message, 1));
        }
    }

    @SuppressWarnings("unchecked")
    private static LaunchListener.Start launch(Object[] message, int first) {
        return new LaunchListener.Start(
                (String[]) message[first], (Map<String, String>) message[first + 1], (String) message[first + 2]);
    }

    private static final class Tell implements PrivilegedAction<@Nullable Void> {
        private final LaunchMessages messages;
        private final LaunchListener listener;
        private final Object[] message;

        Tell(LaunchMessages messages, LaunchListener listener, Object[] message) {
            this.messages = messages;
            this.listener = listener;
            this.message = message;
        }

        @Override
        public @Nullable Void run() {
            messages.tell(listener, message);
            return null;
        }
    }
}
