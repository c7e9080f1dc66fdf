package dev.stowaway.agent;

import dev.stowaway.access.Access;
import dev.stowaway.access.OwnJar;
import dev.stowaway.inspect.ChildStreams;
import dev.stowaway.launch.LaunchRefused;
import dev.stowaway.launch.Launches;
import dev.stowaway.rules.Options;
import dev.stowaway.weave.LaunchListener;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps watch over the launches of processes, from the first one on: what that needs is loaded then.
 *
 * <p>Assumptions and guarantees: called by any threads of the application. What goes wrong here is counted, and the
 * process is launched as if Stowaway were not there; only the exception that a rule asks for comes out.
 */
final class LaunchWatch implements LaunchListener, Consumer<Throwable> {
    private final Options options;
    private final Access access;
    private final Books books;
    private final ChildStreams children;
    private volatile @Nullable Launches launches;

    LaunchWatch(Options options, Access access, Books books, ChildStreams children) {
        this.options = options;
        this.access = access;
        this.books = books;
        this.children = children;
    }

    @Override
    public Start starting(Start launch) throws IOException {
        Launches.Prepared prepared;
        try {
            prepared = launches().prepare(launch.command(), launch.environment(), launch.directory());
        } catch (LaunchRefused asked) {
            throw asked.forApplication();
        } catch (Throwable t) { // the host's border
            books.get().suppressed().add(t);
            return launch;
        }
        return new Start(prepared.command(), prepared.environment(), launch.directory());
    }

    @Override
    public void started(Process process, Start launch) {
        try {
            launches().started(process, launch.command(), launch.environment(), launch.directory());
        } catch (Throwable t) { // the host's border
            books.get().suppressed().add(t);
        }
    }

    /** The class of the JDK could not be woven: launches go unseen, streams do not. */
    @Override
    public void accept(Throwable cause) {
        books.get().suppressed().add(cause);
    }

    private Launches launches() throws IOException {
        Launches known = launches;
        if (known == null) {
            known = build();
        }
        return known;
    }

    private synchronized Launches build() throws IOException {
        Launches known = launches;
        if (known == null) {
            known = new Launches(options, OwnJar.file(), access, books, children);
            launches = known;
        }
        return known;
    }
}
