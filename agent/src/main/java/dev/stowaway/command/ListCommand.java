package dev.stowaway.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the JVMs of this user (root: of all), and what Stowaway is in them.",
        footer = {
            "%nWhat Stowaway is in a JVM:",
            "  since start  the JVM was started with it",
            "  attached     it came later, and is active",
            "  detached     it was there, and is inert",
            "  -            there is no sign of it",
            "  ?            can't be told%n",
            "No JVM is disturbed: nothing is attached to one that nothing was attached to before. Arguments of"
                    + " programs are not shown, they may hold secrets."
        })
final class ListCommand implements Callable<Integer> {
    private static final String ROW = "%7s  %-12s  %-12s  %-11s  %s%n";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailure {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "PID", "JAVA", "USER", "STOWAWAY", "PROGRAM");
        for (RunningJvm jvm : RunningJvm.all()) {
            out.printf(ROW, jvm.pid(), jvm.java(), jvm.user(), jvm.stowaway().text(), jvm.program());
        }
        out.flush();
        return ExitCode.DONE.code();
    }
}
