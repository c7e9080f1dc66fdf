package dev.stowaway.agent;

import org.jspecify.annotations.Nullable;

/**
 * Recognises {@code javac}, {@code jcmd} and the other tools of the JDK: with the agent in {@code JAVA_TOOL_OPTIONS},
 * they get it like every JVM, and are to stay as silent and as fast as they are.
 */
final class JdkTool {
    private JdkTool() {}

    /**
     * Whether that JVM runs a tool.
     *
     * @param module of the main class; null if it is on the class path
     * @param command {@code jdk.compiler/com.sun.tools.javac.Main -version} for {@code javac -version}
     */
    static boolean isStartedBy(@Nullable String module, String command) {
        // "java Hello.java" is started by the compiler's module, too, but is the user's program.
        return module != null
                && (module.startsWith("jdk.") || module.startsWith("java."))
                && !command.startsWith("com.sun.tools.javac.launcher.", module.length() + 1);
    }
}
