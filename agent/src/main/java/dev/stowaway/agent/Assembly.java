package dev.stowaway.agent;

import dev.stowaway.inspect.ChildStreams;
import dev.stowaway.report.Books;
import dev.stowaway.report.LoadedClasses;
import dev.stowaway.report.Logging;
import dev.stowaway.rules.Options;
import dev.stowaway.rules.Policy;
import dev.stowaway.weave.LaunchWeaving;
import dev.stowaway.weave.Weaving;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;

/** Wires the parts together. The only place that knows all of them. */
final class Assembly {
    private Assembly() {}

    static void start(Options options, Instrumentation instrumentation, PrintStream stderr)
            throws IOException, UnmodifiableClassException {
        Weaving weaving = new Weaving(instrumentation, options.locks());
        Logging logging = new Logging(options.log(), stderr, weaving.access(), new Loaded(instrumentation));
        Books books = new Books(new Policy(options.action(), options.rules()), logging, weaving.access());
        ChildStreams children = new ChildStreams();
        Watch watch = new Watch(options, weaving, logging, books, children);
        weaving.start(watch, watch);
        LaunchWatch launches = new LaunchWatch(options, weaving.access(), books, children);
        new LaunchWeaving(instrumentation, launches, launches).start();
    }

    private record Loaded(Instrumentation instrumentation) implements LoadedClasses {
        @Override
        public Class<?>[] all() {
            return instrumentation.getAllLoadedClasses();
        }
    }
}
