package dev.stowaway.launch;

/** Environment variables that hold options for a JVM. */
final class Variables {
    /** Read by the launcher {@code java}, from JDK 9 on, which says so on stderr. */
    static final String LAUNCHER = "JDK_JAVA_OPTIONS";

    /** Read by every JVM, that of a JDK tool too, which says so on stderr. */
    static final String TOOLS = "JAVA_TOOL_OPTIONS";

    /** Read by every HotSpot JVM, after the command. */
    static final String LAST = "_JAVA_OPTIONS";

    private Variables() {}
}
