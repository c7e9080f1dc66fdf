package dev.stowaway.bench.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Launches the same command again and again, and prints the nanoseconds of the first launch and the mean of the others.
 * Only the launch is timed, not the life of the child. The arguments: how often, then the command.
 */
public final class Launch {
    private Launch() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = Integer.parseInt(arguments[0]);
        List<String> command = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        long firstNs = 0;
        long othersNs = 0;
        for (int i = 0; i <= count; i++) {
            long launchNs = launch(command);
            if (i == 0) {
                firstNs = launchNs;
            } else {
                othersNs += launchNs;
            }
        }
        System.out.println(firstNs);
        System.out.println(othersNs / count);
    }

    private static long launch(List<String> command) throws IOException, InterruptedException {
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command).start();
        long launchNs = System.nanoTime() - before;
        process.destroyForcibly();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a killed process lives on: " + command);
        }
        process.getInputStream().close();
        process.getErrorStream().close();
        return launchNs;
    }
}
