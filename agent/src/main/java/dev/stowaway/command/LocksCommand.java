package dev.stowaway.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code locks}. */
@Command(
        name = "locks",
        mixinStandardHelpOptions = true,
        description = "Show which locks a process has handed out (action=proxy), who holds them and who waits.",
        footer = {
            "%nOf threads, those of other processes are shown by all they do at the locks, the process's own as far as"
                    + " the locks record them: who holds a lock exclusively and who waits to acquire it, but neither"
                    + " own readers nor own threads that await a condition.",
            "It is a glimpse, and disturbs nobody: threads come and go meanwhile."
        })
final class LocksCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PID", description = "of the process that wrote the locks, see: stowaway list")
    private long pid;

    @Override
    public Integer call() throws CommandFailure {
        TargetCheck.checkReachable(pid, "locks");
        PrintWriter out = spec.commandLine().getOut();
        if (new LockOwner(pid).tellLocks(out::println) == 0) {
            out.println("process " + pid + " has handed out no lock that is still in use");
        }
        out.flush();
        return ExitCode.DONE.code();
    }
}
