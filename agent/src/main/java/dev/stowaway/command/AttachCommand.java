package dev.stowaway.command;

import dev.stowaway.agent.Request;
import dev.stowaway.rules.OptionsException;
import dev.stowaway.rules.PassedOn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attach}. */
@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        description = "Make Stowaway active in a JVM that already runs.",
        footer = {
            "%nIt stays until the JVM exits, or until: stowaway detach PID",
            "From JDK 21 on the JVM itself prints a warning of four lines on its stderr when an agent comes late; only"
                    + " its start with -XX:+EnableDynamicAgentLoading avoids that."
        })
final class AttachCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PID", description = "of the JVM, see: stowaway list")
    private long pid;

    @Parameters(
            index = "1..*",
            paramLabel = "OPTION=VALUE",
            description = {
                "as for -javaagent, separated by commas or blanks: action=log,stack=5",
                "File names are taken relative to the folder of this command."
            })
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws CommandFailure {
        String arguments;
        try {
            arguments = PassedOn.arguments(String.join(",", options));
        } catch (OptionsException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
        TargetCheck.check(pid);
        TargetJvm.ask(pid, Request.Kind.ATTACH, arguments);
        spec.commandLine().getOut().println("Stowaway is active in " + pid);
        return ExitCode.DONE.code();
    }
}
