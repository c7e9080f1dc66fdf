package dev.stowaway.launch;

import dev.stowaway.locks.Catalogue;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Options;
import dev.stowaway.scan.Scan;
import dev.stowaway.scan.ScanLimits;
import dev.stowaway.scan.ScannedLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the locks in serialization streams that a process is given as arguments or variables. The streams are read by
 * their grammar, bounded in number, size, depth and time; nothing is deserialized. Thread-safe.
 */
final class PassedLocks {
    /** Streams of one launch, and locks of one stream. */
    private static final int MOST = 8;

    private final Options options;
    private volatile @Nullable Scan scan;
    private volatile boolean ownEnvironmentIsFree;

    PassedLocks(Options options) {
        this.options = options;
    }

    /**
     * A lock that a process is given.
     *
     * @param kind of the occurrence: in an argument or in a variable
     * @param where the argument's number or the variable's name, and the encoding
     */
    record Passed(String kind, String where, ScannedLock lock) {}

    /** @param isOwnEnvironment whether the child gets the environment of this JVM as it is, which can't change */
    List<Passed> of(Launch launch, boolean isOwnEnvironment) {
        List<Passed> found = new ArrayList<>(0);
        int streams = 0;
        List<String> command = launch.command();
        for (int i = 1; i < command.size() && streams < MOST; i++) {
            streams += scan(command.get(i), Occurrence.PASSED_AS_ARGUMENT, Integer.toString(i), found);
        }
        if (isOwnEnvironment && ownEnvironmentIsFree) {
            return found;
        }
        int inArguments = streams;
        for (Map.Entry<String, String> variable : launch.environment().entrySet()) {
            if (streams >= MOST) {
                break;
            }
            streams += scan(variable.getValue(), Occurrence.PASSED_AS_VARIABLE, variable.getKey(), found);
        }
        ownEnvironmentIsFree |= isOwnEnvironment && streams == inArguments && streams < MOST;
        return found;
    }

    /** Whether such a command, with the environment of this JVM, holds no stream at all, as far as that is known by now. */
    boolean areImpossible(List<String> command) {
        for (int i = 1; i < command.size(); i++) {
            if (!EmbeddedStream.in(command.get(i)).isEmpty()) {
                return false;
            }
        }
        return ownEnvironmentIsFree;
    }

    private int scan(String text, String kind, String holder, List<Passed> found) {
        List<EmbeddedStream> streams = EmbeddedStream.in(text);
        for (int i = 0; i < streams.size(); i++) {
            EmbeddedStream stream = streams.get(i);
            String where =
                    (kind.equals(Occurrence.PASSED_AS_ARGUMENT) ? "argument " : "environment variable ") + holder;
            Collector collector = new Collector(kind, where + ", " + stream.encoding(), found);
            scan().ofText(text.substring(stream.start()), collector);
        }
        return streams.size();
    }

    private Scan scan() {
        Scan known = scan;
        if (known == null) {
            known = new Scan(new Catalogue(options.locks()), options.redactKeys(), ScanLimits.brief());
            scan = known;
        }
        return known;
    }

    private static final class Collector implements Consumer<ScannedLock> {
        private final String kind;
        private final String where;
        private final List<Passed> found;
        private int locks;

        Collector(String kind, String where, List<Passed> found) {
            this.kind = kind;
            this.where = where;
            this.found = found;
        }

        @Override
        public void accept(ScannedLock lock) {
            if (locks++ < MOST) {
                found.add(new Passed(kind, where, lock));
            }
        }
    }
}
