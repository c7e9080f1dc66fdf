package dev.stowaway.locks;

/** Tells the JDK's classes from those of the application. */
public final class JdkClasses {
    private JdkClasses() {}

    /**
     * Whether {@code type} is part of the JDK. By module, since a class loader tells less: tools of the JDK and the
     * application share one.
     */
    public static boolean contains(Class<?> type) {
        String module = type.getModule().getName();
        if (module == null) {
            return isBootstrapLoaded(type);
        }
        // Dynamic proxies of application interfaces live in modules of this name that the JDK makes for them.
        return module.startsWith("java.") || (module.startsWith("jdk.") && !module.startsWith("jdk.proxy"));
    }

    /** The same where only the name is known. Packages that others share with the JDK count as the others'. */
    public static boolean isNamed(String binaryName) {
        return binaryName.startsWith("java.")
                || binaryName.startsWith("jdk.")
                || binaryName.startsWith("sun.")
                || binaryName.startsWith("com.sun.")
                || binaryName.startsWith("javax.swing.")
                || binaryName.startsWith("javax.management.");
    }

    private static boolean isBootstrapLoaded(Class<?> type) {
        try {
            return type.getClassLoader() == null;
        } catch (SecurityException e) {
            // A security manager guards loaders only; for the bootstrap loader it is not asked.
            return false;
        }
    }
}
