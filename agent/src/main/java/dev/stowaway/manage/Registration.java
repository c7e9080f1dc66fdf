package dev.stowaway.manage;

import dev.stowaway.report.Evidence;
import java.security.AccessController;
import java.security.PrivilegedExceptionAction;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Registers the MXBean with the platform's MBean server, which is about to be made, and never makes one: that costs 90 to
 * 160 ms, and an application server wants to be the first to choose its class.
 *
 * <p>A thread of its own, since the thread that makes the server is in the middle of loading its classes. It looks for the
 * server, waits for nobody, and ends within {@value #PATIENCE_MS} ms.
 */
final class Registration extends Thread {
    private static final String NAME = "dev.stowaway:type=Stowaway";

    /** A bean that the platform's server has and others have not. */
    private static final String PLATFORM_MARK = "java.lang:type=Runtime";

    private static final long PATIENCE_MS = 10_000;
    private static final long INTERVAL_MS = 20;

    private final Supplier<Evidence> evidence;
    private final AtomicBoolean isStopped;

    /** @param isStopped whether Stowaway has left meanwhile, and no bean is wanted any more */
    Registration(Supplier<Evidence> evidence, AtomicBoolean isStopped) {
        // No inherited thread-locals: they would keep values of the thread that happens to come by.
        super(null, null, "stowaway-management", 0, false);
        this.evidence = evidence;
        this.isStopped = isStopped;
        setDaemon(true);
    }

    @Override
    @SuppressWarnings("removal") // of security managers, which JDK 17 still has
    public void run() {
        try {
            // With the agent's rights, whoever was on the stack of the thread that made this one.
            AccessController.doPrivileged(new Register());
        } catch (Throwable t) { // an uncaught throwable would be printed by the application's handler
            evidence.get().suppressed().add(t);
        }
    }

    private final class Register implements PrivilegedExceptionAction<@Nullable Void> {
        @Override
        public @Nullable Void run() throws JMException, InterruptedException {
            ObjectName mark = new ObjectName(PLATFORM_MARK);
            long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
            while (!isStopped.get() && System.nanoTime() < end) {
                for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
                    if (server.isRegistered(mark)) {
                        register(server);
                        return null;
                    }
                }
                Thread.sleep(INTERVAL_MS); // MBeanServerFactory tells nobody.
            }
            return null; // Another server was made, which is somebody's own; or Stowaway has left.
        }
    }

    /** Once, although a server and a tool that connects to it may have made two of these threads. */
    private void register(MBeanServer server) throws JMException {
        synchronized (Registration.class) {
            ObjectName name = new ObjectName(NAME);
            if (!isStopped.get() && !server.isRegistered(name)) {
                server.registerMBean(new ManagedStowaway(evidence), name);
            }
        }
    }

    /** Takes the bean out of all servers again, also one that a thread is about to register. */
    static void withdraw() throws JMException {
        synchronized (Registration.class) {
            ObjectName name = new ObjectName(NAME);
            for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
                if (server.isRegistered(name)) {
                    server.unregisterMBean(name);
                }
            }
        }
    }
}
