package dev.stowaway.command;

import dev.stowaway.agent.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code detach}. */
@Command(
        name = "detach",
        mixinStandardHelpOptions = true,
        description = "Make Stowaway inert in a JVM, however it came there.",
        footer = {
            "%nThe JVM serializes as it did before; the summary of what was found goes to its log. Attaching again works."
        })
final class DetachCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PID", description = "of the JVM, see: stowaway list")
    private long pid;

    @Override
    public Integer call() throws CommandFailure {
        TargetCheck.check(pid);
        TargetJvm.ask(pid, Request.Kind.DETACH, "");
        spec.commandLine().getOut().println("Stowaway is no longer active in " + pid);
        return ExitCode.DONE.code();
    }
}
