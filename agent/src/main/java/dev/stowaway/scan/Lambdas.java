package dev.stowaway.scan;

import dev.stowaway.path.ClassNames;
import dev.stowaway.path.Symbol;

/**
 * Names lambdas, which are written as {@link java.lang.invoke.SerializedLambda}s. The class that a lambda's name begins with
 * stands behind what it has captured; until then a lambda bears a name for the time being.
 */
final class Lambdas {
    static final String CLASS_NAME = "java.lang.invoke.SerializedLambda";

    private static final String UNKNOWN = "<?>.lambda";

    private Lambdas() {}

    static boolean isOne(Frame frame) {
        return frame.type != null && frame.type.isLambda;
    }

    /** The name, or the one for the time being. */
    static String name(Frame frame) {
        return frame.key instanceof Symbol capturing ? ClassNames.ofLambda(capturing.name()) : provisional(frame);
    }

    static String provisional(Frame frame) {
        return UNKNOWN + "@" + Integer.toHexString(frame.handle);
    }

    /** The name of a lambda that was read to its end, or as far as it can be. */
    static String finalName(Frame frame) {
        return frame.key instanceof Symbol ? name(frame) : UNKNOWN;
    }
}
