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
    private final ConcurrentMap<Object, Child> processes = new ConcurrentHashMap<>();
    private final ReferenceQueue<OutputStream> gone = new ReferenceQueue<>();

    /** Put into words only when somebody asks, as hardly anybody does. */
    private record Child(long pid, String name) {}

    /**
     * Takes note of a child.
     *
     * @param name such as {@code java com.acme.Worker}
     */
    public void add(OutputStream stdin, long pid, String name) {
        for (Object key = gone.poll(); key != null; key = gone.poll()) {
            processes.remove(key);
        }
        processes.put(new Key(stdin, gone), new Child(pid, name));
    }

    /** The process behind that very stream, such as {@code process 4711 (java com.acme.Worker)}; null if it is no child's stdin that is known. */
    @Nullable
    String process(Object stream) {
        Child child = stream instanceof OutputStream stdin ? processes.get(new Key(stdin, null)) : null;
        return child == null ? null : "process " + child.pid + " (" + child.name + ")";
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
