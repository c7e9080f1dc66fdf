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
            "%nThreads of other processes are shown with all that they hold and wait for. Of the process's own threads a"
                    + " lock records who holds it exclusively and who waits to acquire it, but neither who reads nor who"
                    + " awaits a signal.",
            "It is a glimpse: nobody is disturbed, and threads come and go meanwhile."
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
