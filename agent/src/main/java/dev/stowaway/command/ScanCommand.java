package dev.stowaway.command;

import dev.stowaway.locks.Catalogue;
import dev.stowaway.rules.Printable;
import dev.stowaway.scan.Scan;
import dev.stowaway.scan.ScanLimits;
import dev.stowaway.scan.ScanProblem;
import dev.stowaway.scan.ScanResult;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scan}. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Find the locks in files that hold Java serialization streams.",
        footer = {
            "%nSession stores, caches, captured streams: the streams may begin anywhere in a file. They are read by their"
                    + " grammar; nothing is deserialized, and no class of the application is needed.",
            "A path at which several locks are, but for indices and keys, is shown once a file, with the first of them."
        })
final class ScanCommand implements Callable<Integer> {
    private static final String STDIN = "-";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "a file, or - for stdin")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--locks",
            paramLabel = "CLASS",
            split = ":",
            description = "further classes that are locks, separated by colons")
    private List<String> locks = new ArrayList<>();

    @Option(names = "--redact-keys", description = "leave the keys of maps out of paths")
    private boolean redactKeys;

    @Override
    public Integer call() {
        Scan scan = new Scan(new Catalogue(locks), redactKeys, ScanLimits.none());
        boolean isLockFound = false;
        boolean isAllRead = true;
        for (String file : files) {
            try (InputStream in = open(file)) {
                ScanResult result = scan(scan, in, file.equals(STDIN) ? "stdin" : Printable.of(file));
                isLockFound |= result.locks() > 0;
                isAllRead &= result.problems().isEmpty();
            } catch (IOException e) {
                complain("can't be read: " + Printable.of(String.valueOf(e.getMessage())));
                isAllRead = false;
            }
        }
        spec.commandLine().getOut().flush();
        return (isLockFound ? ExitCode.LOCK_FOUND : isAllRead ? ExitCode.DONE : ExitCode.NOT_ALL_READ).code();
    }

    private ScanResult scan(Scan scan, InputStream in, String name) {
        PrintWriter out = spec.commandLine().getOut();
        FoundLocks found = new FoundLocks(out, name);
        ScanResult result = scan.of(in, found);
        found.printCounts(result);
        for (ScanProblem problem : result.problems()) {
            complain(name + ": " + problem);
        }
        if (result.moreProblems() > 0) {
            complain(name + ": and " + result.moreProblems() + " more");
        }
        return result;
    }

    private void complain(String message) {
        spec.commandLine().getErr().println("stowaway: " + message);
    }

    private static InputStream open(String file) throws IOException {
        return file.equals(STDIN) ? System.in : new FileInputStream(file);
    }
}
