package dev.stowaway.inspect;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Proxy;

/** How paths name classes. Compilers other than javac write nested classes that reflection refuses: those stay binary. */
final class ClassNames {
    private static final String LAMBDA = "$$Lambda";

    private ClassNames() {}

    /** Without the package: {@code Order}, {@code Object[]}, {@code Outer.Inner}, {@code Outer$1}. */
    static String ofRoot(Class<?> type) {
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
    static String simple(Class<?> type) {
        String name = ofRoot(type);
        return isLambda(type) ? name : name.substring(name.lastIndexOf('.') + 1);
    }

    static boolean isLambda(Class<?> type) {
        return type.getName().indexOf(LAMBDA) > 0;
    }

    /** The class that wrote the lambda, from its serial form: {@code Outer.lambda}. */
    static String ofLambda(SerializedLambda lambda) {
        return ofLambda(lambda.getCapturingClass().replace('/', '.'));
    }

    /** By the name alone: the class is not at hand, and looking it up could run a class loader of the application. */
    private static String ofLambda(String capturingClass) {
        StringBuilder name = new StringBuilder(withoutPackage(capturingClass));
        for (int i = 1; i + 1 < name.length(); i++) {
            // The number of an anonymous or local class belongs to the name.
            if (name.charAt(i) == '$' && Character.isLetter(name.charAt(i + 1))) {
                name.setCharAt(i, '.');
            }
        }
        return name.append(".lambda").toString();
    }

    private static String withoutPackage(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1);
    }
}
