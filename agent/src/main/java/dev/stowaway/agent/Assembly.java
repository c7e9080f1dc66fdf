package dev.stowaway.agent;

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

    static Watch start(Options options, Weaving weaving, Instrumentation instrumentation, PrintStream stderr)
            throws IOException, UnmodifiableClassException {
        Logging logging = new Logging(options.log(), stderr, weaving.access(), new Loaded(instrumentation));
        Watch watch = new Watch(options, weaving, logging);
        weaving.start(options.locks(), watch, watch);
        if (options.record() != null) {
            Runtime.getRuntime().addShutdownHook(new RecordNothing(options, options.record(), watch, logging));
        }
        return watch;
    }

    private record Loaded(Instrumentation instrumentation) implements LoadedClasses {
        @Override
        public Class<?>[] all() {
            return instrumentation.getAllLoadedClasses();
        }
    }
}
