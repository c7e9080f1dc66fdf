package dev.stowaway.launch;

import java.io.File;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a child is given the agent, and writes the command that gives it. A child of which that can't be told
 * for sure starts as if there were no Stowaway. Thread-safe.
 */
final class Inheritance {
    private static final int OLDEST = 17;

    private final Platform platform;
    private final Disk disk;
    private final CountingDisk files;
    private final Launchers launchers;
    private final String jar;
    private final File jarFile;
    private final String agent;
    private final boolean canBeWritten;

    /**
     * @param charset of command lines
     * @param jar absolute path of this agent
     * @param options as the agent's arguments; may be empty
     */
    Inheritance(Platform platform, Disk disk, Charset charset, Launchers launchers, String jar, String options) {
        this.platform = platform;
        this.disk = disk;
        this.files = new CountingDisk(disk);
        this.launchers = launchers;
        this.jar = jar;
        this.jarFile = new File(jar);
        this.agent = "-javaagent:" + jar + (options.isEmpty() ? "" : "=" + options);
        // The JVM takes what follows the first equals sign for the agent's arguments.
        this.canBeWritten = jar.indexOf('=') < 0 && charset.newEncoder().canEncode(agent);
    }

    /** What is to be run; null if it is not a Java launcher, or its arguments can't be understood. */
    @Nullable
    JavaCommand read(Launch launch) {
        if (!launchers.isJava(launch.executable())) {
            return null;
        }
        List<String> arguments = LauncherArguments.of(launch, platform, files);
        return arguments == null ? null : JavaCommand.of(arguments);
    }

    /** Why the child is not given the agent in its command; null if it is. */
    @Nullable
    LeftAlone reason(Launch launch, @Nullable JavaCommand command, long nowNs) {
        if (command == null) {
            return launchers.isJava(launch.executable()) ? LeftAlone.NOT_UNDERSTOOD : LeftAlone.NOT_JAVA;
        }
        if (command.kind() == JavaCommand.Kind.NOTHING) {
            return LeftAlone.NO_APPLICATION;
        }
        AgentSearch stowaways = new AgentSearch(platform, files, jar, launch.directory());
        if (command.isJdkTool() || (command.kind() == JavaCommand.Kind.JAR && stowaways.isStowaway(command.main()))) {
            return LeftAlone.TOOL;
        }
        List<String> options = VmOptions.of(launch, command.options(), platform, files);
        LeftAlone byOptions = byOptions(launch, options, stowaways);
        if (byOptions != null) {
            return byOptions;
        }
        String limit = command.limitedTo();
        if (limit != null && !("," + limit + ",").contains(",java.instrument,")) {
            return LeftAlone.NO_INSTRUMENT;
        }
        JavaRuntime runtime = runtime(launch, nowNs).runtime();
        if (runtime == null) {
            return LeftAlone.UNKNOWN_RUNTIME;
        }
        if (runtime.feature() < OLDEST) {
            return LeftAlone.OLD_RUNTIME;
        }
        if (!runtime.hasInstrument()) {
            return LeftAlone.NO_INSTRUMENT;
        }
        return isJarThere() ? null : LeftAlone.NO_JAR;
    }

    /** How often files were asked so far, by any thread, whose content decides; the agent's jar and runtimes aside. */
    int filesAsked() {
        return files.questions();
    }

    Launchers.Found runtime(Launch launch, long nowNs) {
        return launchers.find(launch.executable(), launch.directory(), nowNs);
    }

    /** Whether a decision would be made again. */
    boolean stands(Decision decision, long nowNs) {
        Launchers.Found runtime = decision.runtime();
        return runtime == null || (runtime.isBelieved(nowNs) && isJarThere());
    }

    /** The same command with the agent. First, so that no option of the child's own comes before it. */
    List<String> withAgent(Launch launch) {
        List<String> command = new ArrayList<>(launch.command());
        command.add(1, agent);
        return command;
    }

    /**
     * The value of {@code JDK_JAVA_OPTIONS} that gives the agent to a JVM that the child starts, say if it is a shell
     * script; null if that is not to be or can't be.
     */
    @Nullable
    String variableWithAgent(Launch launch) {
        String known = launch.variable(Variables.LAUNCHER);
        List<String> words = new ArrayList<>();
        if (known != null) {
            List<String> ofLauncher = Words.of(known);
            if (ofLauncher == null) {
                return null;
            }
            words.addAll(ofLauncher);
        }
        List<String> options = VmOptions.of(launch, words, platform, disk);
        AgentSearch stowaways = new AgentSearch(platform, disk, jar, launch.directory());
        String quoted = Words.quoted(agent);
        if (quoted == null || byOptions(launch, options, stowaways) != null || !isJarThere()) {
            return null;
        }
        return known == null || known.isBlank() ? quoted : quoted + " " + known;
    }

    private static @Nullable LeftAlone byOptions(Launch launch, List<String> options, AgentSearch stowaways) {
        Map<String, String> properties = new HashMap<>();
        for (String option : options) {
            if (stowaways.isAgentOption(option)) {
                return LeftAlone.HAS_AGENT;
            }
            if (touchesArchive(option)) {
                return LeftAlone.CLASS_ARCHIVE;
            }
            if (option.startsWith("-D")) {
                int equals = option.indexOf('=');
                String name = equals < 0 ? option.substring(2) : option.substring(2, equals);
                properties.put(name, equals < 0 ? "" : option.substring(equals + 1));
            }
        }
        String enabled = properties.getOrDefault("stowaway.enabled", launch.variable("STOWAWAY_ENABLED"));
        if (enabled != null && enabled.trim().equals("false")) {
            return LeftAlone.SWITCHED_OFF;
        }
        String manager = properties.get("java.security.manager");
        boolean isManaged = manager != null && !manager.equals("allow") && !manager.equals("disallow");
        return isManaged ? LeftAlone.SECURITY_MANAGER : null;
    }

    private static boolean touchesArchive(String option) {
        return option.startsWith("-XX:SharedArchiveFile=")
                || option.startsWith("-XX:ArchiveClassesAtExit=")
                || option.startsWith("-XX:SharedClassListFile=")
                || option.startsWith("-XX:DumpLoadedClassList=")
                || option.startsWith("-XX:AOT")
                || option.equals("-XX:+AutoCreateSharedArchive")
                || option.equals("-XX:+DumpSharedSpaces")
                || option.equals("-XX:+RecordDynamicDumpInfo")
                || option.equals("-Xshare:dump");
    }

    private boolean isJarThere() {
        return canBeWritten && disk.isReadable(jarFile);
    }
}
