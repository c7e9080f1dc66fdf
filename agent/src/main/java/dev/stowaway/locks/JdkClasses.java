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

    private static boolean isBootstrapLoaded(Class<?> type) {
        try {
            return type.getClassLoader() == null;
        } catch (SecurityException e) {
            // A security manager guards loaders only; for the bootstrap loader it is not asked.
            return false;
        }
    }
}
