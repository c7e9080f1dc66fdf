package dev.stowaway.inspect;

import java.io.OutputStream;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Which streams lead to the stdin of which child process. Streams are told apart by identity and not kept alive; one
 * that is gone leaves nothing behind once another process is launched. Thread-safe.
 */
public final class ChildStreams {
    private final ConcurrentMap<Object, String> processes = new ConcurrentHashMap<>();
    private final ReferenceQueue<OutputStream> gone = new ReferenceQueue<>();

    /**
     * Takes note of a child.
     *
     * @param process such as {@code process 4711 (java com.acme.Worker)}
     */
    public void add(OutputStream stdin, String process) {
        for (Object key = gone.poll(); key != null; key = gone.poll()) {
            processes.remove(key);
        }
        processes.put(new Key(stdin, gone), process);
    }

    /** The process behind that very stream; null if it is no child's stdin that is known. */
    @Nullable
    String process(Object stream) {
        return stream instanceof OutputStream stdin ? processes.get(new Key(stdin, null)) : null;
    }

    /** How many are known. */
    int size() {
        return processes.size();
    }

    private static final class Key extends WeakReference<OutputStream> {
        private final int hash;

        Key(OutputStream stream, @Nullable ReferenceQueue<OutputStream> gone) {
            super(stream, gone);
            hash = System.identityHashCode(stream);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            OutputStream stream = get();
            return stream != null && other instanceof Key key && key.get() == stream;
        }
    }
}
