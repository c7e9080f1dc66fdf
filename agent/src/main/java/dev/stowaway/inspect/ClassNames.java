package dev.stowaway.inspect;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Proxy;

/** How paths name classes. Compilers other than javac write nested classes that reflection refuses: those stay binary. */
final class ClassNames {
    private ClassNames() {}

    /** Without the package: {@code Order}, {@code Object[]}, {@code Outer.Inner}, {@code Outer$1}. */
    static String ofRoot(Class<?> type) {
        if (type.isArray()) {
            return ofRoot(type.getComponentType()) + "[]";
        }
        if (Proxy.isProxyClass(type)) {
            return "Proxy";
        }
        int lambda = type.getName().indexOf("$$Lambda");
        if (lambda > 0) {
            return withoutPackage(type.getName().substring(0, lambda)) + ".lambda";
        }
        try {
            Class<?> outer = type.getDeclaringClass();
            return outer == null ? withoutPackage(type.getName()) : ofRoot(outer) + "." + type.getSimpleName();
        } catch (LinkageError | RuntimeException malformed) {
            return withoutPackage(type.getName());
        }
    }

    /** The simple name: {@code Inner}. */
    static String simple(Class<?> type) {
        String name = ofRoot(type);
        return type.isArray() || name.endsWith(".lambda") ? name : name.substring(name.lastIndexOf('.') + 1);
    }

    /** The class that wrote the lambda, from its serial form: {@code Outer.lambda}. */
    static String ofLambda(SerializedLambda lambda) {
        return withoutPackage(lambda.getCapturingClass().replace('/', '.')).replace('$', '.') + ".lambda";
    }

    private static String withoutPackage(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1);
    }
}
