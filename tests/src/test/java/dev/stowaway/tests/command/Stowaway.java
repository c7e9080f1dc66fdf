package dev.stowaway.tests.command;

import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line, as a user calls it. */
final class Stowaway {
    /** What loads an agent into a JDK from 21 on without a word of the JVM. */
    static final String SILENT = "-XX:+EnableDynamicAgentLoading";

    private Stowaway() {}

    static Run command(Jdk jdk, String... arguments) {
        return fails(jdk, 0, arguments);
    }

    /** The same, to end with this exit code. */
    static Run fails(Jdk jdk, int exitCode, String... arguments) {
        return with(Jvm.on(jdk).exitCode(exitCode), Jvm.agentJar(), arguments);
    }

    /** The same, from a jar elsewhere, in a JVM with something special. */
    static Run with(Jvm jvm, Path jar, String... arguments) {
        List<String> program = new ArrayList<>(List.of("-jar", jar.toString()));
        program.addAll(List.of(arguments));
        return jvm.emptyClassPath().runProgram(program.toArray(String[]::new));
    }
}
