package dev.stowaway.manage;

import dev.stowaway.report.Evidence;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Modifier;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * Notices that an MBean server is made, by the name of its class when the JVM loads it, and has the MXBean registered.
 * Changes no class. Until then nothing of {@code java.management} is loaded, and no thread is started.
 */
public final class ManagementWatch implements ClassFileTransformer {
    private static final String SERVER = "com/sun/jmx/mbeanserver/JmxMBeanServer";

    /** Comes with a tool that connects, should a server of the application's own have been made long before. */
    private static final String CONNECTION = "jdk/internal/agent/Agent";

    private final Supplier<Evidence> evidence;
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private volatile boolean hasSeenServer;

    public ManagementWatch(Supplier<Evidence> evidence) {
        this.evidence = evidence;
    }

    /** Begins to watch; what was made before is noticed now. */
    public void start(Instrumentation instrumentation) {
        // As one that retransforms, although it does not: the others have the JVM call them in a second round.
        instrumentation.addTransformer(this, true);
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            // The name comes last: a class makes and keeps the string when it is first asked.
            if (type.getSuperclass() == Object.class
                    && Modifier.isFinal(type.getModifiers())
                    && type.getClassLoader() == null
                    && type.getName().replace('.', '/').equals(SERVER)) {
                register();
            }
        }
    }

    /** Undoes {@link #start}, for good. */
    public void stop(Instrumentation instrumentation) throws JMException {
        isStopped.set(true);
        instrumentation.removeTransformer(this);
        if (hasSeenServer) {
            Registration.withdraw();
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null && name != null && (name.equals(SERVER) || name.equals(CONNECTION))) {
            register();
        }
        return null;
    }

    private void register() {
        hasSeenServer = true;
        new Registration(evidence, isStopped).start();
    }
}
