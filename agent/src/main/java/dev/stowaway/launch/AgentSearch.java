package dev.stowaway.launch;

import org.jspecify.annotations.Nullable;

/** Recognises Stowaway, of this version or another, among the agents and jars of a child. */
final class AgentSearch {
    private static final String[] PREFIXES = {"-javaagent:", "-agentlib:instrument="};
    private static final String AGENT = "dev.stowaway.agent.StowawayAgent";

    private final Platform platform;
    private final Disk disk;
    private final String ownJar;
    private final @Nullable String directory;

    AgentSearch(Platform platform, Disk disk, String ownJar, @Nullable String directory) {
        this.platform = platform;
        this.disk = disk;
        this.ownJar = ownJar;
        this.directory = directory;
    }

    /** Whether a JVM's option loads a Stowaway. */
    boolean isAgentOption(String option) {
        for (String prefix : PREFIXES) {
            if (option.startsWith(prefix)) {
                int arguments = option.indexOf('=', prefix.length());
                return isStowaway(option.substring(prefix.length(), arguments < 0 ? option.length() : arguments));
            }
        }
        return false;
    }

    boolean isStowaway(String jar) {
        String path = platform.resolve(directory, jar);
        return path.equals(ownJar) || AGENT.equals(disk.manifestAttribute(path, "Premain-Class"));
    }
}
