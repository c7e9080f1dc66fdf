package dev.stowaway.weave;

import dev.stowaway.inspect.Meeting;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.lang.ref.WeakReference;
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
            current.firstUse(ownedByJdk);
        }
    }

    @Override
    public Object apply(Object[] message) {
        LockListener current = listener;
        if (current == null) {
            return message[1];
        }
        try {
            return current.met(new Meeting(
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
