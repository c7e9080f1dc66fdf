package dev.stowaway.agent;

import dev.stowaway.locks.Catalogue;
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
        if (Weaving.isPresent()) {
            stderr.println("stowaway: this JVM has an active Stowaway already; the second one stays off");
            return;
        }
        Catalogue catalogue = new Catalogue(options.locks());
        Weaving weaving = Weaving.prepare(instrumentation, catalogue);
        Logging logging = new Logging(options.log(), stderr, weaving.access(), new Loaded(instrumentation));
        Watch watch = new Watch(options, catalogue, weaving, logging);
        weaving.start(instrumentation, watch, watch);
        Gateway.agent(watch);
    }

    private record Loaded(Instrumentation instrumentation) implements LoadedClasses {
        @Override
        public Class<?>[] all() {
            return instrumentation.getAllLoadedClasses();
        }
    }
}
