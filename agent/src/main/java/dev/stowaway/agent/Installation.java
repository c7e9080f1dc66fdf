package dev.stowaway.agent;

import dev.stowaway.rules.Options;
import dev.stowaway.weave.LaunchWeaving;
import dev.stowaway.weave.Weaving;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/** Stowaway in this JVM: active or inert, and active again. Not for use by several threads. */
final class Installation {
    private final Instrumentation instrumentation;
    private final Weaving weaving;
    private final LaunchWeaving launchWeaving;

    /** Whether other classes of Stowaway, of another loader, were here first. */
    private final boolean isForeign = Weaving.isPresent();

    private @Nullable Assembly assembly;

    Installation(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        this.weaving = new Weaving(instrumentation);
        this.launchWeaving = new LaunchWeaving(instrumentation);
    }

    boolean isActive() {
        return isForeign || (assembly != null && !assembly.watch().isOff());
    }

    /** Becomes active. What has turned itself off earlier makes room. */
    void start(Options options, PrintStream stderr) throws IOException, UnmodifiableClassException, JMException {
        detach();
        Assembly fresh = new Assembly(options, weaving, launchWeaving, instrumentation, stderr);
        fresh.start();
        assembly = fresh;
    }

    /** What is wrong with the hooks, told before they are needed; empty if nothing is. */
    String test() throws IOException {
        return assembly == null ? "" : assembly.watch().test();
    }

    /** Becomes inert: every part lets go of the JVM. False if there is none. */
    boolean detach() throws UnmodifiableClassException, JMException {
        Assembly active = assembly;
        assembly = null;
        if (active == null) {
            return false;
        }
        active.detach();
        return true;
    }
}
