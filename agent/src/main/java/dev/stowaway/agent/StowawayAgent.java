package dev.stowaway.agent;

import dev.stowaway.report.Gateway;
import dev.stowaway.rules.Options;
import dev.stowaway.rules.OptionsException;
import dev.stowaway.rules.Printable;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Where the JVM comes in. Whatever happens here, the application starts and runs. */
public final class StowawayAgent {
    /**
     * What an earlier call has put into this JVM: for another {@code -javaagent}, or to attach. Static as the methods
     * are that the JVM calls; guarded by this class.
     */
    private static @Nullable Installation installation;

    private StowawayAgent() {}

    /** At the start of the JVM ({@code -javaagent}). */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, true);
    }

    /** In a JVM that already runs. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        Request request = Request.parse(arguments);
        if (request == null) {
            start(arguments, instrumentation, false);
            test();
        } else {
            answer(request, instrumentation);
        }
    }

    /** Now, and not when the application first serializes: it may have done so long ago. */
    private static synchronized void test() {
        try {
            if (installation != null) {
                installation.test();
            }
        } catch (Throwable t) { // the host's border: what is wrong with the hooks was told
        }
    }

    private static synchronized void answer(Request request, Instrumentation instrumentation) {
        Reply reply = new RequestHandler(request, installation(instrumentation)).answer();
        System.setProperty(Reply.PROPERTY, reply.text());
    }

    private static synchronized Installation installation(Instrumentation instrumentation) {
        Installation known = installation;
        if (known == null) {
            known = new Installation(instrumentation);
            installation = known;
        }
        return known;
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
            Installation known = installation(instrumentation);
            if (known.isActive()) {
                stderr.println("stowaway: this JVM has an active Stowaway already; the second one stays off");
                return;
            }
            known.start(options, stderr);
        } catch (OptionsException e) {
            stderr.println(e.notice());
        } catch (Throwable t) { // the host's border
            Gateway.agent(null);
            stderr.println("stowaway: can't start: " + Printable.of(t.toString())
                    + "; the application runs on without Stowaway");
        }
    }

    private static boolean isJdkTool() {
        return JdkTool.isStartedBy(System.getProperty("jdk.module.main"), System.getProperty("sun.java.command", ""));
    }
}
