package dev.stowaway.launch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an operating system writes the paths of files and finds an executable. */
enum Platform {
    UNIX("/", ':') {
        @Override
        boolean isAbsolute(String path) {
            return path.startsWith("/");
        }

        @Override
        String fileName(String executable) {
            return executable;
        }
    },

    WINDOWS("\\/", ';') {
        @Override
        boolean isAbsolute(String path) {
            boolean hasDrive = path.length() > 2 && path.charAt(1) == ':' && isSeparator(path.charAt(2));
            return hasDrive || path.startsWith("\\\\") || path.startsWith("//");
        }

        /** Without an extension, it is one of a program; quotes are allowed around it. */
        @Override
        String fileName(String executable) {
            int end = executable.length() - 1;
            boolean isQuoted = end > 0 && executable.charAt(0) == '"' && executable.charAt(end) == '"';
            String path = isQuoted ? executable.substring(1, end) : executable;
            return lastName(path).indexOf('.') < 0 ? path + ".exe" : path;
        }
    };

    private final String separators;
    private final char listSeparator;

    Platform(String separators, char listSeparator) {
        this.separators = separators;
        this.listSeparator = listSeparator;
    }

    static Platform of(String osName) {
        return osName.startsWith("Windows") ? WINDOWS : UNIX;
    }

    abstract boolean isAbsolute(String path);

    /** The file that is started for {@code executable}. */
    abstract String fileName(String executable);

    boolean isSeparator(char c) {
        return separators.indexOf(c) >= 0;
    }

    /** What separates the folders of {@code PATH}. */
    char listSeparator() {
        return listSeparator;
    }

    boolean hasFolder(String path) {
        return lastName(path).length() < path.length();
    }

    /** {@code path}, if relative, in {@code folder}; null or empty for the working directory of this JVM. */
    String resolve(@Nullable String folder, String path) {
        if (folder == null || folder.isEmpty() || isAbsolute(path)) {
            return path;
        }
        return isSeparator(folder.charAt(folder.length() - 1)) ? folder + path : folder + separators.charAt(0) + path;
    }

    /** The path without its last name; empty if that is all. */
    String parent(String path) {
        int end = path.length() - lastName(path).length() - 1;
        return end < 0 ? "" : path.substring(0, end);
    }

    String lastName(String path) {
        int start = path.length();
        while (start > 0 && !isSeparator(path.charAt(start - 1))) {
            start--;
        }
        return path.substring(start);
    }

    /** Whether the file is named as the launcher of a Java runtime is. */
    boolean isJava(String file) {
        String name = lastName(file);
        return switch (this) {
            case UNIX -> name.equals("java") || name.equals("javaw");
            case WINDOWS -> {
                String lower = name.toLowerCase(Locale.ROOT);
                yield lower.equals("java.exe") || lower.equals("javaw.exe");
            }
        };
    }
}
