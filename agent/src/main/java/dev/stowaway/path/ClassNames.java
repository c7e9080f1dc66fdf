package dev.stowaway.path;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Proxy;

/** How paths name classes. Compilers other than javac write nested classes that reflection refuses: those stay binary. */
public final class ClassNames {
    private static final String LAMBDA = "$$Lambda";

    private ClassNames() {}

    /** Without the package: {@code Order}, {@code Object[]}, {@code Outer.Inner}, {@code Outer$1}. */
    public static String ofRoot(Class<?> type) {
        if (type.isArray()) {
            return ofRoot(type.getComponentType()) + "[]";
        }
        if (Proxy.isProxyClass(type)) {
            return "Proxy";
        }
        int lambda = type.getName().indexOf(LAMBDA);
        if (lambda > 0) {
            return ofLambda(type.getName().substring(0, lambda));
        }
        try {
            Class<?> outer = type.getDeclaringClass();
            if (outer != null) {
                return ofRoot(outer) + "." + type.getSimpleName();
            }
            Class<?> around = type.getEnclosingClass();
            return around == null
                    ? withoutPackage(type.getName())
                    : ofRoot(around) + type.getName().substring(around.getName().length());
        } catch (LinkageError | RuntimeException malformed) {
            return withoutPackage(type.getName());
        }
    }

    /** The simple name: {@code Inner}. */
    public static String simple(Class<?> type) {
        String name = ofRoot(type);
        return isLambda(type) ? name : name.substring(name.lastIndexOf('.') + 1);
    }

    public static boolean isLambda(Class<?> type) {
        return type.getName().indexOf(LAMBDA) > 0;
    }

    /** The class that wrote the lambda, from its serial form: {@code Outer.lambda}. */
    public static String ofLambda(SerializedLambda lambda) {
        return ofLambda(lambda.getCapturingClass().replace('/', '.'));
    }

    /** The same, from the binary name of that class. */
    public static String ofLambda(String capturingClass) {
        return ofRoot(capturingClass) + ".lambda";
    }

    /** By the binary name alone: the class is not at hand, and looking it up could run application code. */
    public static String ofRoot(String binaryName) {
        int dimensions = binaryName.lastIndexOf('[') + 1;
        if (dimensions > 0) {
            return ofComponent(binaryName.substring(dimensions)) + "[]".repeat(dimensions);
        }
        StringBuilder name = new StringBuilder(withoutPackage(binaryName));
        for (int i = 1; i + 1 < name.length(); i++) {
            // The number of an anonymous or local class belongs to the name.
            if (name.charAt(i) == '$' && Character.isLetter(name.charAt(i + 1))) {
                name.setCharAt(i, '.');
            }
        }
        return name.toString();
    }

    /** The simple name, by the binary name alone. */
    public static String simple(String binaryName) {
        String name = ofRoot(binaryName);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** What an array consists of, as its class's name says it: {@code I}, {@code Ljava.lang.Object;}. */
    private static String ofComponent(String code) {
        return switch (code) {
            case "B" -> "byte";
            case "C" -> "char";
            case "D" -> "double";
            case "F" -> "float";
            case "I" -> "int";
            case "J" -> "long";
            case "S" -> "short";
            case "Z" -> "boolean";
            default -> code.endsWith(";") ? ofRoot(code.substring(1, code.length() - 1)) : withoutPackage(code);
        };
    }

    private static String withoutPackage(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1);
    }
}
