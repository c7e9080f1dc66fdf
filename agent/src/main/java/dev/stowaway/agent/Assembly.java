package dev.stowaway.agent;

import dev.stowaway.manage.ManagementWatch;
import dev.stowaway.report.Gateway;
import dev.stowaway.report.LoadedClasses;
import dev.stowaway.report.Logging;
import dev.stowaway.rules.Options;
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
        Watch watch = new Watch(options, weaving, logging);
        Gateway.agent(watch); // before it starts, since it may turn itself off there
        weaving.start(watch, watch);
        new ManagementWatch(watch).start(instrumentation);
    }

    private record Loaded(Instrumentation instrumentation) implements LoadedClasses {
        @Override
        public Class<?>[] all() {
            return instrumentation.getAllLoadedClasses();
        }
    }
}
