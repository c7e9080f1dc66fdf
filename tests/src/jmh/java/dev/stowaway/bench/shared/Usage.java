package dev.stowaway.bench.shared;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has taken of the machine. */
final class Usage {
    private static final long SETTLE_MS = 200;
    private static final long STEADY_BYTES = 20_000;
    private static final String RESIDENT = "VmRSS:";

    private Usage() {}

    /** Processor time of all threads, in nanoseconds. */
    static long processorNs() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** What is alive on the heap, once what was begun is done and that does not change any more. */
    static long liveBytes() throws InterruptedException {
        long before;
        long live = liveBytesNow();
        do {
            before = live;
            Thread.sleep(SETTLE_MS); // The collector tells nobody when it has cleared what it found.
            live = liveBytesNow();
        } while (Math.abs(live - before) > STEADY_BYTES);
        return live;
    }

    private static long liveBytesNow() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** What is in the machine's memory: the whole heap, if it was touched from the start, and everything beside it. */
    static long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(RESIDENT)) {
                String kilobytes = line.substring(RESIDENT.length()).strip();
                return Long.parseLong(kilobytes.substring(0, kilobytes.indexOf(' '))) << 10;
            }
        }
        throw new IOException("no " + RESIDENT);
    }
}
