package dev.stowaway.inspect;

import dev.stowaway.locks.JdkClasses;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;

/** Where a class comes from. */
public final class Origin {
    private Origin() {}

    /** The jar, folder or module of {@code type}: {@code acme-cache-2.1.jar}, {@code module java.base}. */
    public static String of(Class<?> type) {
        if (JdkClasses.contains(type)) {
            return "module ".concat(type.getModule().getName());
        }
        try {
            ProtectionDomain domain = type.getProtectionDomain();
            CodeSource source = domain == null ? null : domain.getCodeSource();
            URL location = source == null ? null : source.getLocation();
            if (location != null) {
                return lastName(location.getPath());
            }
        } catch (SecurityException e) {
            return "origin not allowed to be known";
        }
        String module = type.getModule().getName();
        return module == null ? "origin unknown" : "module ".concat(module);
    }

    /** The last name of {@code /lib/acme-2.1.jar}, {@code app.jar!/BOOT-INF/lib/acme-2.1.jar!/} or {@code /classes/}. */
    private static String lastName(String path) {
        int end = path.length();
        while (end > 0 && (path.charAt(end - 1) == '/' || path.charAt(end - 1) == '!')) {
            end--;
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
