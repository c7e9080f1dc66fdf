package dev.stowaway.agent;

import dev.stowaway.rules.Options;
import dev.stowaway.rules.OptionsException;
import dev.stowaway.rules.Printable;
import dev.stowaway.weave.Weaving;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Where the JVM comes in. Whatever happens here, the application starts and runs. */
public final class StowawayAgent {
    /** Whether the JVM has called this class before: for another {@code -javaagent}, or to attach once more. */
    private static boolean isStarted;

    private StowawayAgent() {}

    /** At the start of the JVM ({@code -javaagent}). */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, true);
    }

    /** In a JVM that already runs. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, false);
    }

    private static synchronized void start(
            @Nullable String arguments, Instrumentation instrumentation, boolean atStart) {
        PrintStream stderr = System.err;
        try {
            if (atStart && isJdkTool()) {
                return;
            }
            Options options = Options.parse(arguments, System.getProperties(), System.getenv());
            if (!options.enabled()) {
                return;
            }
            if (isStarted || Weaving.isPresent()) {
                stderr.println("stowaway: this JVM has an active Stowaway already; the second one stays off");
                return;
            }
            isStarted = true;
            Assembly.start(options, instrumentation, stderr);
        } catch (OptionsException e) {
            stderr.println(e.notice());
        } catch (Throwable t) { // the host's border
            stderr.println("stowaway: can't start: " + Printable.of(t.toString())
                    + "; the application runs on without Stowaway");
        }
    }

    private static boolean isJdkTool() {
        return JdkTool.isStartedBy(System.getProperty("jdk.module.main"), System.getProperty("sun.java.command", ""));
    }
}
