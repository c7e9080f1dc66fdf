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
import javax.management.JMException;

/** Wires the parts together, and takes them apart. The only place that knows all of them. */
final class Assembly {
    private final Instrumentation instrumentation;
    private final Watch watch;
    private final ManagementWatch management;

    Assembly(Options options, Weaving weaving, Instrumentation instrumentation, PrintStream stderr) {
        this.instrumentation = instrumentation;
        Logging logging = new Logging(options.log(), stderr, weaving.access(), new Loaded(instrumentation));
        this.watch = new Watch(options, weaving, logging);
        this.management = new ManagementWatch(watch);
    }

    Watch watch() {
        return watch;
    }

    void start() throws IOException, UnmodifiableClassException {
        Gateway.agent(watch); // before it starts, since it may turn itself off there
        watch.start();
        management.start(instrumentation);
    }

    /** Makes the JVM behave as if Stowaway had never been there. */
    void detach() throws UnmodifiableClassException, JMException {
        Gateway.agent(null);
        management.stop(instrumentation);
        watch.detach();
    }

    private record Loaded(Instrumentation instrumentation) implements LoadedClasses {
        @Override
        public Class<?>[] all() {
            return instrumentation.getAllLoadedClasses();
        }
    }
}
