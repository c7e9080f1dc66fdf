package dev.stowaway.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were measured on, without its name. */
final class Machine {
    private Machine() {}

    static String describe() throws IOException {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %d GiB of memory, %s %s %s",
                Runtime.getRuntime().availableProcessors(),
                firstValue("/proc/cpuinfo", "model name", "model unknown"),
                Math.round(Long.parseLong(
                                firstValue("/proc/meminfo", "MemTotal", "0 kB").split(" ", 2)[0])
                        / 1048576.0),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"));
    }

    /** The load average of the last minute: near 0 before the first fork on a quiet machine. */
    static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(Locale.ROOT, "%.1f", load);
    }

    private static String firstValue(String file, String key, String otherwise) throws IOException {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return otherwise;
        }
        for (String line : Files.readAllLines(path)) {
            if (line.startsWith(key)) {
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return otherwise;
    }
}
