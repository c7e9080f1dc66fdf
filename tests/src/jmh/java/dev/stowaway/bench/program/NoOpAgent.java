package dev.stowaway.bench.program;

import java.lang.instrument.Instrumentation;

/**
 * What any agent costs: the instrument library, opening a jar, calling premain. The form with one parameter would cost
 * more, and flatter what is compared with it: the JDK looks for this one first, and the exception that says that it is
 * missing has an expensive message.
 */
public final class NoOpAgent {
    private NoOpAgent() {}

    @SuppressWarnings("unused") // called by the JVM
    public static void premain(String arguments, Instrumentation instrumentation) {}
}
