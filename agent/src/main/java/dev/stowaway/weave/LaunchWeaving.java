package dev.stowaway.weave;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hook in the launch of processes, made when the JVM first loads {@code ProcessImpl}: a program that launches none
 * pays for a look at the names of its classes.
 *
 * <p>The application is on the stack of every message. Under a security manager its rights may be fewer than the
 * agent's, which are the ones that count here.
 */
public final class LaunchWeaving implements ClassFileTransformer {
    private static final int COMMAND = 0;
    private static final int ENVIRONMENT = 1;
    private static final int DIRECTORY = 2;
    private static final int FAILURE = 3;

    private final Instrumentation instrumentation;
    private final LaunchListener listener;
    private final Consumer<Throwable> onFailure;
    private boolean isDefined;

    /** @param onFailure told why launches stay unwoven; must not throw */
    public LaunchWeaving(Instrumentation instrumentation, LaunchListener listener, Consumer<Throwable> onFailure) {
        this.instrumentation = instrumentation;
        this.listener = listener;
        this.onFailure = onFailure;
    }

    /** Waits for the class, or weaves it now if it is loaded already. */
    public void start() throws UnmodifiableClassException {
        instrumentation.addTransformer(this, true);
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getSuperclass() == Process.class && type.getName().equals("java.lang.ProcessImpl")) {
                instrumentation.retransformClasses(type);
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader != null || name == null || !name.equals(LaunchHooks.TARGET)) {
            return null;
        }
        try {
            byte[] woven = Woven.weave(name, classFile);
            define();
            return woven;
        } catch (Throwable t) { // the JVM would swallow it, and nobody would know that Stowaway is blind
            onFailure.accept(t);
            return null;
        }
    }

    /** The bridge stands before the woven class does. */
    private synchronized void define() throws IOException {
        if (!isDefined) {
            Injection.define(
                    instrumentation,
                    Object.class,
                    new String[] {"StowawayLaunches"},
                    new String[0],
                    new Starting(listener),
                    new Started(listener));
            isDefined = true;
        }
    }

    @SuppressWarnings("removal") // of security managers, which JDK 17 still has
    private static void privileged(PrivilegedAction<@Nullable Void> action) {
        if (System.getSecurityManager() == null) {
            action.run();
        } else {
            AccessController.doPrivileged(action);
        }
    }

    @SuppressWarnings("unchecked")
    private static LaunchListener.Start launch(Object[] message, int first) {
        return new LaunchListener.Start(
                (String[]) message[first + COMMAND],
                (Map<String, String>) message[first + ENVIRONMENT],
                (String) message[first + DIRECTORY]);
    }

    private record Starting(LaunchListener listener) implements Consumer<Object[]> {
        @Override
        public void accept(Object[] message) {
            privileged(new Tell(listener, message));
        }

        private record Tell(LaunchListener listener, Object[] message) implements PrivilegedAction<@Nullable Void> {
            @Override
            public @Nullable Void run() {
                try {
                    LaunchListener.Start start = listener.starting(launch(message, 0));
                    message[COMMAND] = start.command();
                    message[ENVIRONMENT] = start.environment();
                } catch (IOException asked) {
                    message[FAILURE] = asked;
                }
                return null;
            }
        }
    }

    /** The process comes first in its messages. */
    private record Started(LaunchListener listener) implements Consumer<Object[]> {
        @Override
        public void accept(Object[] message) {
            privileged(new Tell(listener, message));
        }

        private record Tell(LaunchListener listener, Object[] message) implements PrivilegedAction<@Nullable Void> {
            @Override
            public @Nullable Void run() {
                listener.started((Process) message[0], launch(message, 1));
                return null;
            }
        }
    }
}
