package dev.stowaway.agent;

import dev.stowaway.inspect.ChildStreams;
import dev.stowaway.manage.ManagementWatch;
import dev.stowaway.report.Gateway;
import dev.stowaway.report.LoadedClasses;
import dev.stowaway.report.Logging;
import dev.stowaway.rules.Options;
import dev.stowaway.weave.LaunchWeaving;
import dev.stowaway.weave.Weaving;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import javax.management.JMException;

/** Wires the parts together, and takes them apart. The only place that knows all of them. */
final class Assembly {
    private final Instrumentation instrumentation;
    private final LaunchWeaving launchWeaving;
    private final Books books;
    private final Watch watch;
    private final LaunchWatch launchWatch;
    private final ManagementWatch management;

    Assembly(
            Options options,
            Weaving weaving,
            LaunchWeaving launchWeaving,
            Instrumentation instrumentation,
            PrintStream stderr) {
        this.instrumentation = instrumentation;
        this.launchWeaving = launchWeaving;
        Logging logging = new Logging(options.log(), stderr, weaving.access(), new Loaded(instrumentation));
        ChildStreams children = new ChildStreams();
        books = new Books(options, logging, weaving.lateExit());
        watch = new Watch(options, weaving, logging, books, children);
        launchWatch = new LaunchWatch(options, weaving.access(), books, children);
        management = new ManagementWatch(books);
    }

    Watch watch() {
        return watch;
    }

    /** What fails half-way is undone. */
    void start() throws IOException, UnmodifiableClassException {
        Gateway.agent(books); // before the watch starts, since it may turn itself off
        try {
            watch.start();
            launchWeaving.start(launchWatch, launchWatch);
            management.start(instrumentation);
        } catch (Throwable t) {
            letGoAfter(t);
            throw t;
        }
        books.recordEvenNothing();
    }

    private void letGoAfter(Throwable failure) {
        try {
            letGo();
            management.stop(instrumentation);
        } catch (Exception e) { // naming JMException would load it, which a runtime image need not have
            failure.addSuppressed(e);
        }
    }

    /** Makes the JVM behave as if Stowaway had never been there, and tells what was found until now. */
    void detach() throws UnmodifiableClassException, JMException {
        letGo();
        books.close();
        management.stop(instrumentation); // the last, since a server of the application's own may refuse
    }

    private void letGo() throws UnmodifiableClassException {
        Gateway.agent(null);
        launchWeaving.detach();
        watch.detach();
    }

    private record Loaded(Instrumentation instrumentation) implements LoadedClasses {
        @Override
        public Class<?>[] all() {
            return instrumentation.getAllLoadedClasses();
        }
    }
}
