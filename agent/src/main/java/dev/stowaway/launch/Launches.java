package dev.stowaway.launch;

import dev.stowaway.access.Access;
import dev.stowaway.inspect.CallSites;
import dev.stowaway.inspect.ChildStreams;
import dev.stowaway.report.Evidence;
import dev.stowaway.rules.Children;
import dev.stowaway.rules.Options;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done about the launch of a process: hazards are looked for, a Java child is given the agent, and its stdin is
 * remembered. Thread-safe.
 */
public final class Launches {
    private final Children mode;
    private final Platform platform;
    private final Inheritance inheritance;
    private final EnvironmentCopy environments;
    private final HazardSearch hazards;
    private final ChildStreams children;
    private final Decisions decisions = new Decisions();

    /** A copy, which is faster to ask than the JDK's: that keeps bytes. A JVM's own environment can't change. */
    private final Map<String, String> ownEnvironment = Map.copyOf(System.getenv());

    /** What was prepared last: as a rule it is what is started next, and need not be read again for its name. */
    private final AtomicReference<@Nullable Prepared> last = new AtomicReference<>();

    /**
     * What is started instead of what the caller asked for.
     *
     * @param environment null for that of this JVM
     */
    @SuppressWarnings("ArrayRecordComponent") // recognised by the very array
    public record Prepared(String[] command, @Nullable Map<String, String> environment, String name) {}

    /** @param jar this agent's */
    public Launches(Options options, File jar, Access access, Supplier<Evidence> evidence, ChildStreams children) {
        this.mode = options.children();
        this.platform = Platform.of(System.getProperty("os.name", ""));
        Charset charset = commandCharset();
        Disk disk = new LocalDisk(charset);
        Launchers launchers = new Launchers(platform, disk, ownHome(), System.getenv("PATH"));
        this.inheritance =
                new Inheritance(platform, disk, charset, launchers, jar.getAbsolutePath(), options.inherited());
        this.environments = new EnvironmentCopy(access);
        this.hazards = new HazardSearch(options, access, new CallSites(options), evidence);
        this.children = children;
    }

    /**
     * Looks for hazards and decides what is started.
     *
     * @param environment null for that of this JVM
     * @throws LaunchRefused if a rule wants the launch to fail
     */
    public Prepared prepare(String[] command, @Nullable Map<String, String> environment, @Nullable String directory)
            throws LaunchRefused {
        long nowNs = System.nanoTime();
        Decision known = environment == null ? decisions.find(command, directory) : null;
        Prepared prepared;
        if (known != null && inheritance.stands(known, nowNs)) {
            hazards.lookAtThread(known.name());
            prepared = new Prepared(known.withAgent().clone(), null, known.name());
        } else {
            prepared = decide(command, environment, directory, nowNs);
        }
        last.set(prepared);
        return prepared;
    }

    /**
     * Remembers where the stdin of a process leads.
     *
     * @param command with which it was started: the array that {@link #prepare} returned
     */
    public void started(
            Process process, String[] command, @Nullable Map<String, String> environment, @Nullable String directory) {
        OutputStream stdin = process.getOutputStream();
        if (stdin != null && !stdin.getClass().getName().equals("java.lang.ProcessBuilder$NullOutputStream")) {
            children.add(stdin, process.pid(), name(command, environment, directory));
        }
    }

    private Prepared decide(
            String[] command, @Nullable Map<String, String> environment, @Nullable String directory, long nowNs)
            throws LaunchRefused {
        Launch launch = launch(command, environment, directory);
        int filesAsked = inheritance.filesAsked();
        JavaCommand java = inheritance.read(launch);
        String name = ProcessName.of(launch, java, platform);
        hazards.look(launch, environment == null, name);
        LeftAlone reason = mode == Children.NONE ? LeftAlone.NOT_WANTED : inheritance.reason(launch, java, nowNs);
        if (reason == LeftAlone.NOT_JAVA && mode == Children.ENVIRONMENT) {
            return new Prepared(command, withVariable(launch, environment), name);
        }
        String[] withAgent = reason == null ? inheritance.withAgent(launch).toArray(new String[0]) : command;
        if (environment == null
                && (reason == null || reason.isForGood())
                && filesAsked == inheritance.filesAsked()
                && hazards.passesNone(launch.command())) {
            Launchers.Found runtime = reason == null ? inheritance.runtime(launch, nowNs) : null;
            decisions.add(new Decision(command.clone(), directory, name, withAgent.clone(), runtime));
        }
        return new Prepared(withAgent, environment, name);
    }

    private @Nullable Map<String, String> withVariable(Launch launch, @Nullable Map<String, String> environment) {
        String variable = inheritance.variableWithAgent(launch);
        return variable == null ? environment : environments.with(environment, Variables.LAUNCHER, variable);
    }

    private String name(String[] command, @Nullable Map<String, String> environment, @Nullable String directory) {
        Prepared prepared = last.get();
        if (prepared != null && prepared.command == command) {
            last.compareAndSet(prepared, null);
            return prepared.name;
        }
        Launch launch = launch(command, environment, directory);
        return ProcessName.of(launch, inheritance.read(launch), platform);
    }

    private Launch launch(String[] command, @Nullable Map<String, String> environment, @Nullable String directory) {
        return new Launch(Arrays.asList(command), environment == null ? ownEnvironment : environment, directory);
    }

    private static Charset commandCharset() {
        String name = System.getProperty("sun.jnu.encoding", "");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return Charset.defaultCharset();
        }
    }

    private static String ownHome() {
        String home = System.getProperty("java.home", "");
        try {
            return new File(home).getCanonicalPath();
        } catch (IOException e) {
            return home;
        }
    }
}
