package dev.stowaway.inspect;

import dev.stowaway.access.Access;
import dev.stowaway.access.JdkFields;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.path.Keys;
import dev.stowaway.rules.Options;
import java.io.ObjectOutputStream;

/**
 * Answers, for a lock that a stream is about to write: by which path, from where, whereto. Thread-safe; a meeting is
 * inspected on the thread that writes. A question that fails throws a {@link LinkageError} or a
 * {@link RuntimeException}, for the caller at the host's border to count.
 */
public final class Inspector {
    private final LockKinds kinds;
    private final StreamTables tables;
    private final Links links;
    private final Roots roots;
    private final Keys keys;
    private final CallSites callSites;
    private final Destinations destinations;

    /** @throws LinkageError if the streams of this JVM are not the ones that are known */
    public Inspector(Access access, Options options, LockKinds kinds, ChildStreams children) {
        this.kinds = kinds;
        JdkFields fields = new JdkFields(access);
        tables = new StreamTables(access);
        Replacements replacements = new Replacements(fields);
        links = new Links(tables, new ClassShapes(access), fields, replacements, new RecentKeys(tables, fields));
        roots = new Roots(tables, replacements);
        keys = new Keys(options.redactKeys());
        callSites = new CallSites(options);
        destinations = new Destinations(fields, children);
    }

    /** The way to the lock, brought up to date from where the last lock below this root was met. */
    public Trail trail(Meeting meeting) {
        return Trail.of(meeting, links, roots, kinds);
    }

    /** The path of a trail, for people. To be called before the meeting ends. */
    public ObjectPath path(Trail trail) {
        return ObjectPath.of(trail, keys);
    }

    public CallSite callSite(Meeting meeting) {
        return callSites.find(meeting.depth());
    }

    public Destination destination(ObjectOutputStream stream) {
        return destinations.of(stream);
    }

    /** Whether the stream has written {@code object}, or has begun to. */
    public boolean hasWritten(ObjectOutputStream stream, Object object) {
        return tables.hasWritten(stream, object);
    }
}
