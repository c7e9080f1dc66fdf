package dev.stowaway.launch;

/** Why a child is not given the agent. The README's table says the same. */
enum LeftAlone {
    /** No child is to have the agent. */
    NOT_WANTED,
    /** No Java launcher, by its name. */
    NOT_JAVA,
    /** The launcher would refuse its arguments, or a file of arguments can't be read. */
    NOT_UNDERSTOOD,
    /** {@code java -version} and the like. */
    NO_APPLICATION,
    /** A tool of the JDK, or Stowaway's own command line. */
    TOOL,
    /** The child gets a Stowaway already. */
    HAS_AGENT,
    /** The child is told {@code enabled=false}. */
    SWITCHED_OFF,
    /** An agent would break a class archive or AOT cache, or make its use noisy. */
    CLASS_ARCHIVE,
    /** Under a security manager the agent could not start without a word on stderr. */
    SECURITY_MANAGER,
    /** The runtime is older than the agent's class files. */
    OLD_RUNTIME,
    /** Which runtime the launcher starts can't be told. */
    UNKNOWN_RUNTIME,
    /** The runtime can't have agents. */
    NO_INSTRUMENT,
    /** The agent's jar can't be read any more, or its name can't be written in a command. */
    NO_JAR;

    /** Whether that holds for the same command for ever. */
    boolean isForGood() {
        return this == NOT_WANTED || this == NOT_JAVA;
    }
}
