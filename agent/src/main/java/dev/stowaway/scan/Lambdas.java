package dev.stowaway.scan;

/** Tells lambdas in their serial form. */
final class Lambdas {
    private static final String CLASS_NAME = "java.lang.invoke.SerializedLambda";

    private Lambdas() {}

    static boolean isOne(Frame frame) {
        return frame.type != null && frame.type.name.equals(CLASS_NAME);
    }
}
