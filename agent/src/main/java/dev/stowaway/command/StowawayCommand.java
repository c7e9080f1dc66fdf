package dev.stowaway.command;

import dev.stowaway.agent.Request;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code java -jar stowaway.jar}. Results go to stdout, everything else to stderr. */
@Command(
        name = "stowaway",
        customSynopsis = "java -jar stowaway.jar COMMAND",
        description = {
            "%nFinds the locks that travel inside serialized object graphs.%n",
            "As an agent from the start of a JVM:",
            "  java -javaagent:stowaway.jar[=OPTIONS] -jar app.jar%n",
            "Below, stowaway stands for: java -jar stowaway.jar%n"
        },
        commandListHeading = "Commands:%n",
        subcommands = {
            ListCommand.class,
            AttachCommand.class,
            DetachCommand.class,
            ScanCommand.class,
            LocksCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = StowawayCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n")
public final class StowawayCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private StowawayCommand() {}

    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static CommandLine line() {
        CommandLine line = new CommandLine(new StowawayCommand());
        line.getCommandSpec().usageMessage().exitCodeList(ExitCode.table());
        return line.setParameterExceptionHandler(StowawayCommand::misunderstood)
                .setExecutionExceptionHandler(StowawayCommand::failed);
    }

    /** Without the whole help, in which the error would be lost. */
    private static int misunderstood(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("stowaway: " + e.getMessage());
        line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }

    private static int failed(Exception e, CommandLine line, ParseResult parsed) {
        boolean expected = e instanceof CommandFailure;
        line.getErr().println("stowaway: " + (expected ? e.getMessage() : e.toString()));
        return (e instanceof CommandFailure failure ? failure.exitCode() : ExitCode.FAILED).code();
    }

    /** The version of this jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"stowaway " + Request.ownVersion()};
        }
    }
}
