package com.acme.fuzz;

/** What Jazzer calls with one input after the other: whatever comes out of it has harmed the scan. */
public final class ScanTarget {
    private static final Scanner SCANNER = scanner();

    /** By its name and form, Jazzer's entry. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Scanner.Found atOnce = SCANNER.scan(bytes);
        Scanner.Found throughWindow = SCANNER.scanStream(bytes);
        if (!atOnce.result().equals(throughWindow.result()) || !atOnce.paths().equals(throughWindow.paths())) {
            throw new AssertionError(atOnce + " at once, but " + throughWindow + " through a window");
        }
    }

    private static Scanner scanner() {
        try {
            return new Scanner(false);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
