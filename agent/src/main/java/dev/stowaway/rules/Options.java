package dev.stowaway.rules;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for; {@link Option} says what each means.
 *
 * @param locks binary names of classes
 * @param plumbing binary names of packages and classes
 * @param redactKeys whether the keys of maps are kept out of paths
 * @param stack number of frames, 0 to 100
 */
public record Options(
        boolean enabled,
        Action action,
        List<String> locks,
        List<String> plumbing,
        boolean redactKeys,
        LogTarget log,
        int stack,
        Children children,
        Hazards hazards,
        @Nullable RulesFile rules,
        @Nullable RecordFile record,
        @Nullable AppendedFile findings,
        AbandonPolicy abandoned) {
    public Options {
        locks = List.copyOf(locks);
        plumbing = List.copyOf(plumbing);
    }

    /** The options of an agent of which nothing was asked. */
    public static Options defaults() {
        return of(true);
    }

    /** The options of an agent that stays off. */
    static Options off() {
        return of(false);
    }

    private static Options of(boolean enabled) {
        return new Options(
                enabled,
                Action.LOG,
                List.of(),
                List.of(),
                false,
                new LogTarget.Auto(),
                0,
                Children.COMMAND,
                Hazards.ALL,
                null,
                null,
                null,
                AbandonPolicy.MARK);
    }

    /**
     * Reads the options, those of the agent's arguments first, then system properties, then environment variables.
     *
     * <p>Runs before the application's {@code main}, hence nothing here that is slow at first use: no regular
     * expressions, streams, lambdas or {@code java.nio.file}.
     *
     * @param arguments what follows {@code -javaagent:stowaway.jar=}
     * @throws OptionsException if they can't be understood, unless {@code enabled=false} makes that unimportant
     */
    public static Options parse(@Nullable String arguments, Properties properties, Map<String, String> environment)
            throws OptionsException {
        return new OptionsReader(OptionSources.of(arguments, properties, environment)).read();
    }

    /** These options as the agent's arguments of a child process; empty if they are the defaults. */
    public String inherited() {
        return Inherited.of(this);
    }

    /** Whether a frame of the class of that binary name is to be skipped when the call site is looked for. */
    public boolean isPlumbing(String className) {
        for (int i = 0; i < plumbing.size(); i++) {
            String prefix = plumbing.get(i);
            if (className.startsWith(prefix) && endsSegment(className, prefix.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsSegment(String className, int end) {
        if (end == className.length()) {
            return true;
        }
        char next = className.charAt(end);
        return next == '.' || next == '$';
    }
}
