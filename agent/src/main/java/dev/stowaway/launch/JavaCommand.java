package dev.stowaway.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command of the Java launcher, as the launcher understands it.
 *
 * @param options of the JVM and the launcher, without the values that follow one as an argument of their own
 * @param limitedTo the value of {@code --limit-modules}; null if there is none
 * @param main the class, jar, module or source file; empty for {@link Kind#NOTHING}
 */
record JavaCommand(List<String> options, @Nullable String limitedTo, Kind kind, String main) {
    /** What the launcher is told to run. */
    enum Kind {
        CLASS,
        JAR,
        MODULE,
        SOURCE,
        /** No application: it prints its version, say, or how it is used. */
        NOTHING
    }

    private static final Set<String> RUN_NOTHING = Set.of(
            "-version",
            "--version",
            "-fullversion",
            "--full-version",
            "-Xinternalversion",
            "-h",
            "-?",
            "-help",
            "--help",
            "-X",
            "--help-extra",
            "--dry-run",
            "--list-modules",
            "--validate-modules",
            "-d",
            "--describe-module",
            "-Xshare:dump");

    private static final String[] TOOLS = {"com.sun.tools.", "sun.tools.", "sun.security.tools.", "jdk."};

    /** Reads expanded arguments. */
    static JavaCommand of(List<String> arguments) {
        Reader reader = new Reader();
        reader.read(arguments);
        return new JavaCommand(List.copyOf(reader.options), reader.limitedTo, reader.kind, reader.main);
    }

    /** Whether a tool of the JDK is run, by its class or module. */
    boolean isJdkTool() {
        if (kind == Kind.MODULE) {
            return main.startsWith("jdk.") || main.startsWith("java.");
        }
        if (kind == Kind.CLASS) {
            for (String prefix : TOOLS) {
                if (main.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static final class Reader {
        final List<String> options = new ArrayList<>();

        @Nullable
        String limitedTo;

        Kind kind = Kind.NOTHING;
        String main = "";

        void read(List<String> arguments) {
            Kind asked = Kind.CLASS;
            int i = 0;
            while (i < arguments.size() && arguments.get(i).startsWith("-")) {
                String option = arguments.get(i++);
                options.add(option);
                if (runsNothing(option)) {
                    return;
                }
                if (option.startsWith("--module=")) {
                    found(Kind.MODULE, option.substring("--module=".length()));
                    return;
                }
                if (option.equals("-jar")) {
                    asked = Kind.JAR;
                } else if (option.equals("-m") || option.equals("--module")) {
                    asked = Kind.MODULE;
                    break;
                } else if (LauncherArguments.takesValue(option) && i < arguments.size()) {
                    String value = arguments.get(i++);
                    if (option.equals("--limit-modules")) {
                        limitedTo = value;
                    }
                    asked = option.equals("--source") ? Kind.SOURCE : asked;
                } else if (option.startsWith("--limit-modules=")) {
                    limitedTo = option.substring("--limit-modules=".length());
                } else if (option.startsWith("--source=")) {
                    asked = Kind.SOURCE;
                }
            }
            if (i < arguments.size()) {
                String main = arguments.get(i);
                found(asked == Kind.CLASS && main.endsWith(".java") ? Kind.SOURCE : asked, main);
            }
        }

        private static boolean runsNothing(String option) {
            return RUN_NOTHING.contains(option) || option.startsWith("--describe-module=");
        }

        private void found(Kind kind, String main) {
            this.kind = kind;
            this.main = main;
        }
    }
}
