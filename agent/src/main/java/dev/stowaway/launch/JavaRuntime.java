package dev.stowaway.launch;

import org.jspecify.annotations.Nullable;

/**
 * The Java runtime that a launcher starts, as the file {@code release} in its folder tells.
 *
 * @param feature the version's first number: 17, 25; 8 for 1.8
 */
record JavaRuntime(int feature, boolean hasInstrument) {
    /** What a {@code release} file says; null if it does not say which version that is. */
    static @Nullable JavaRuntime of(String release) {
        String version = value(release, "JAVA_VERSION");
        if (version == null) {
            return null;
        }
        int feature = number(version.startsWith("1.") ? version.substring(2) : version);
        if (feature <= 0) {
            return null;
        }
        String modules = value(release, "MODULES");
        return new JavaRuntime(feature, modules != null && (" " + modules + " ").contains(" java.instrument "));
    }

    private static @Nullable String value(String release, String key) {
        int line = ("\n" + release).indexOf("\n" + key + "=");
        if (line < 0) {
            return null;
        }
        int end = release.indexOf('\n', line);
        String value = release.substring(line + key.length() + 1, end < 0 ? release.length() : end)
                .trim();
        boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }

    /** The digits that a text starts with; -1 if there are none, or too many. */
    private static int number(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == 0 || end > 6 ? -1 : Integer.parseInt(text.substring(0, end));
    }
}
