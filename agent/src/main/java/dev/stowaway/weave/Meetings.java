package dev.stowaway.weave;

import dev.stowaway.inspect.Meeting;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.lang.ref.WeakReference;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The bridge's messages, turned into calls of the listener. The listener is set when the bridge stands, before anything
 * is woven, and taken away when Stowaway turns itself off: then every lock passes.
 *
 * <p>The application is on the stack. Under a security manager its rights may be fewer than the agent's, which are the
 * ones that count here.
 */
final class Meetings implements Function<Object[], @Nullable Object>, BooleanSupplier {
    private static final int FAILURE = 6;

    private volatile @Nullable LockListener listener;

    void listener(@Nullable LockListener listener) {
        this.listener = listener;
    }

    /** The bridge's word that serialization is used for the first time. */
    @Override
    public boolean getAsBoolean() {
        LockListener current = listener;
        if (current != null) {
            privileged(new FirstUse(current));
        }
        return true;
    }

    /** The bridge's word of a lock. */
    @Override
    @SuppressWarnings("removal") // of security managers, which JDK 17 still has
    public @Nullable Object apply(Object[] message) {
        LockListener current = listener;
        if (current == null) {
            return message[1];
        }
        return System.getSecurityManager() == null ? tell(current, message) : privileged(new Met(current, message));
    }

    private static @Nullable Object tell(LockListener listener, Object[] message) {
        try {
            return listener.met(new Meeting(
                    (ObjectOutputStream) message[0],
                    message[1],
                    message[2] == message[1] ? null : message[2],
                    (Object[]) message[3],
                    (WeakReference<?>[]) message[4],
                    (Integer) message[5]));
        } catch (ObjectStreamException asked) {
            message[FAILURE] = asked;
            return message[1];
        }
    }

    @SuppressWarnings("removal") // as above: there is no other way
    private static @Nullable Object privileged(PrivilegedAction<@Nullable Object> action) {
        return AccessController.doPrivileged(action);
    }

    private static final class FirstUse implements PrivilegedAction<@Nullable Object> {
        private final LockListener listener;

        FirstUse(LockListener listener) {
            this.listener = listener;
        }

        @Override
        public @Nullable Object run() {
            listener.firstUse();
            return null;
        }
    }

    private static final class Met implements PrivilegedAction<@Nullable Object> {
        private final LockListener listener;
        private final Object[] message;

        Met(LockListener listener, Object[] message) {
            this.listener = listener;
            this.message = message;
        }

        @Override
        public @Nullable Object run() {
            return tell(listener, message);
        }
    }
}
