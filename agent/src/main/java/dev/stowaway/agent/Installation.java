package dev.stowaway.agent;

import dev.stowaway.rules.Options;
import dev.stowaway.weave.Weaving;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import org.jspecify.annotations.Nullable;

/** Stowaway in this JVM: active or inert, and active again. Not for use by several threads. */
final class Installation {
    private final Instrumentation instrumentation;
    private final Weaving weaving;

    /** Whether other classes of Stowaway, of another loader, were here first. */
    private final boolean isForeign = Weaving.isPresent();

    private @Nullable Watch watch;

    Installation(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        this.weaving = new Weaving(instrumentation);
    }

    boolean isActive() {
        return isForeign || (watch != null && !watch.isOff());
    }

    /** Becomes active. */
    void start(Options options, PrintStream stderr) throws IOException, UnmodifiableClassException {
        watch = Assembly.start(options, weaving, instrumentation, stderr);
    }

    /** What is wrong with the hooks, told before they are needed; empty if nothing is. */
    String test() throws IOException {
        return watch == null ? "" : watch.test();
    }

    /**
     * Becomes inert: every part that touches the JVM lets go of it, and may be put in again. False if there is none.
     */
    boolean detach() throws UnmodifiableClassException {
        Watch active = watch;
        watch = null;
        if (active == null) {
            return false;
        }
        active.detach();
        return true;
    }
}
