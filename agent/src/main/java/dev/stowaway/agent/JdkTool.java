package dev.stowaway.agent;

/**
 * Recognises {@code javac}, {@code jcmd} and the other tools of the JDK: with the agent in {@code JAVA_TOOL_OPTIONS},
 * they get it like every JVM, and are to stay as silent and as fast as they are.
 */
final class JdkTool {
    private static final String[] MODULES = {"jdk.", "java."};

    private JdkTool() {}

    /** @param command of the JVM, {@code jdk.compiler/com.sun.tools.javac.Main -version} for {@code javac -version} */
    static boolean isStartedBy(String command) {
        int end = command.indexOf(' ');
        String main = end < 0 ? command : command.substring(0, end);
        int slash = main.indexOf('/');
        // "java Hello.java" is started by the compiler's module, too, but is the user's program.
        return slash > 0 && isOfJdk(main) && !main.startsWith("com.sun.tools.javac.launcher.", slash + 1);
    }

    private static boolean isOfJdk(String main) {
        for (String prefix : MODULES) {
            if (main.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
