package dev.stowaway.bench.program;

/** What any agent costs: the instrument library, opening a jar, calling premain. */
public final class NoOpAgent {
    private NoOpAgent() {}

    public static void premain(@SuppressWarnings("unused") String arguments) {}
}
