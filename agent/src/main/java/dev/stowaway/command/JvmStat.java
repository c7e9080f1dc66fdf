package dev.stowaway.command;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM publishes of itself in a file that it maps, as {@code jps} reads it: nothing is asked of the JVM.
 *
 * <p>By reflection, because the package is exported by the jar's manifest only. What can't be read is null: a JVM with
 * {@code -XX:-UsePerfData} publishes nothing, and not everybody may read.
 */
final class JvmStat {
    private static final String PACKAGE = "sun.jvmstat.monitor.";

    private final Object host;

    JvmStat() throws CommandFailure {
        try {
            host = type("MonitoredHost")
                    .getMethod("getMonitoredHost", String.class)
                    .invoke(null, "localhost");
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new CommandFailure(
                    ExitCode.NO_ATTACH_API,
                    "JVMs can't be listed: run this as java -jar stowaway.jar, with a Java that has the module"
                            + " jdk.internal.jvmstat");
        }
    }

    /** The JVMs that can be read, by PID. */
    Set<Long> pids() {
        Set<Long> pids = new TreeSet<>();
        try {
            for (Object pid :
                    (Set<?>) type("MonitoredHost").getMethod("activeVms").invoke(host)) {
                pids.add(((Integer) pid).longValue());
            }
        } catch (ReflectiveOperationException e) {
            // None, then.
        }
        return pids;
    }

    /** The values of these counters in a JVM, each null if it has none; null if the JVM can't be read. */
    @Nullable
    String @Nullable [] read(long pid, List<String> counters) {
        try {
            Class<?> identifier = type("VmIdentifier");
            Object jvm = type("MonitoredHost")
                    .getMethod("getMonitoredVm", identifier)
                    .invoke(host, identifier.getConstructor(String.class).newInstance(Long.toString(pid)));
            try {
                @Nullable String[] values = new @Nullable String[counters.size()];
                for (int i = 0; i < values.length; i++) {
                    Object counter = type("MonitoredVm")
                            .getMethod("findByName", String.class)
                            .invoke(jvm, counters.get(i));
                    values[i] = counter == null
                            ? null
                            : String.valueOf(
                                    type("Monitor").getMethod("getValue").invoke(counter));
                }
                return values;
            } finally {
                type("MonitoredVm").getMethod("detach").invoke(jvm);
            }
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static Class<?> type(String simpleName) throws ClassNotFoundException {
        return Class.forName(PACKAGE + simpleName);
    }
}
