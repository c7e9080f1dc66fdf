package dev.stowaway.agent;

import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of the agent in another JVM. It travels as the agent's arguments, which begin with a sign
 * that no option begins with; the {@link Reply} travels back as a system property.
 *
 * @param id chosen by who asks, so that an older reply is not taken for the one to this
 * @param version of the jar that asks; the JVM may have loaded another one before
 * @param options as the agent's arguments otherwise are
 */
public record Request(Kind kind, String id, String version, String options) {
    private static final char SIGN = '@';
    private static final char BLANK = ' ';

    /** What there is to ask. */
    public enum Kind {
        ATTACH,
        DETACH
    }

    /** The version of this jar. */
    public static String ownVersion() {
        String version = Request.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /** As the agent's arguments. */
    public String arguments() {
        return SIGN + kind.name() + BLANK + id + BLANK + version + BLANK + options;
    }

    /** The request in the agent's arguments; null if they are options, as a {@code -javaagent} flag gives them. */
    static @Nullable Request parse(@Nullable String arguments) {
        if (arguments == null || arguments.isEmpty() || arguments.charAt(0) != SIGN) {
            return null;
        }
        int id = arguments.indexOf(BLANK) + 1;
        int version = arguments.indexOf(BLANK, id) + 1;
        int options = arguments.indexOf(BLANK, version) + 1;
        if (id == 0 || version == 0 || options == 0) {
            return null;
        }
        String kind = arguments.substring(1, id - 1);
        for (Kind known : Kind.values()) {
            if (known.name().equals(kind)) {
                return new Request(
                        known,
                        arguments.substring(id, version - 1),
                        arguments.substring(version, options - 1),
                        arguments.substring(options));
            }
        }
        return null;
    }
}
