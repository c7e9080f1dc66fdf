package dev.stowaway.locks;

/** Names a class as its source does. */
final class ClassName {
    private ClassName() {}

    /**
     * The name without its package: {@code Outer.Inner}, {@code Outer$1}. {@link Class#getSimpleName()} is no choice: it
     * loads the enclosing classes, and fails when one is missing.
     */
    static String of(Class<?> type) {
        return of(type.getName());
    }

    /** The same, by the binary name. */
    static String of(String name) {
        // The name of a hidden class ends in a slash and a number.
        int end = name.indexOf('/');
        int start = name.lastIndexOf('.', end < 0 ? name.length() : end) + 1;
        StringBuilder text = new StringBuilder(name.substring(start, end < 0 ? name.length() : end));
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '$' && text.charAt(i - 1) != '$' && Character.isLetter(text.charAt(i + 1))) {
                text.setCharAt(i, '.');
            }
        }
        return text.toString();
    }
}
