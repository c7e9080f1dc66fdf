package dev.stowaway.weave;

import dev.stowaway.inspect.Meeting;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.lang.ref.WeakReference;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The bridge's messages, turned into calls of the listener. The listener is set when the bridge stands, before anything
 * is woven, and taken away when Stowaway turns itself off: then every lock passes.
 */
final class Meetings implements Function<Object[], Object>, Consumer<LongAdder> {
    private static final int FAILURE = 6;

    private volatile @Nullable LockListener listener;

    void listener(@Nullable LockListener listener) {
        this.listener = listener;
    }

    /** The bridge's word that serialization is used for the first time. */
    @Override
    public void accept(LongAdder ownedByJdk) {
        LockListener current = listener;
        if (current != null) {
            privileged(new FirstUse(current, ownedByJdk));
        }
    }

    @Override
    public Object apply(Object[] message) {
        LockListener current = listener;
        if (current == null) {
            return message[1];
        }
        return privileged(new Met(current, message));
    }

    /**
     * The application is on the stack. Under a security manager its rights may be fewer than the agent's, which are the
     * ones that count here.
     */
    @SuppressWarnings("removal") // there is no other way, on the JDKs that have security managers
    private static Object privileged(PrivilegedAction<Object> action) {
        return System.getSecurityManager() == null ? action.run() : AccessController.doPrivileged(action);
    }

    private record FirstUse(LockListener listener, LongAdder ownedByJdk) implements PrivilegedAction<Object> {
        @Override
        public Object run() {
            listener.firstUse(ownedByJdk);
            return ownedByJdk;
        }
    }

    private static final class Met implements PrivilegedAction<Object> {
        private final LockListener listener;
        private final Object[] message;

        Met(LockListener listener, Object[] message) {
            this.listener = listener;
            this.message = message;
        }

        @Override
        public Object run() {
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
    }
}
