package dev.stowaway.weave;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Modifier;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hook in the launch of processes, made when the JVM first loads {@code ProcessBuilder}: a program that launches none
 * pays for a look at the names of its classes.
 */
public final class LaunchWeaving implements ClassFileTransformer {
    private final Instrumentation instrumentation;
    private volatile @Nullable LaunchListener listener;
    private volatile @Nullable Consumer<Throwable> onFailure;
    private boolean isDefined;

    public LaunchWeaving(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Waits for the class, or weaves it now if it is loaded already. Also once more after {@link #detach}.
     *
     * @param onFailure told why launches stay unwoven; must not throw
     */
    public void start(LaunchListener listener, Consumer<Throwable> onFailure) throws UnmodifiableClassException {
        this.onFailure = onFailure;
        this.listener = listener;
        instrumentation.addTransformer(this, true);
        retransform();
    }

    /** Makes the class what it was; a launch that is under way finds nobody at the other end of the bridge. */
    public void detach() throws UnmodifiableClassException {
        listener = null;
        instrumentation.removeTransformer(this);
        retransform();
        onFailure = null; // as in Weaving
    }

    private void retransform() throws UnmodifiableClassException {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            // The name comes last: a class makes and keeps the string when it is first asked.
            if (type.getClassLoader() == null
                    && type.getSuperclass() == Object.class
                    && Modifier.isFinal(type.getModifiers())
                    && type.getName().equals("java.lang.ProcessBuilder")) {
                instrumentation.retransformClasses(type);
            }
        }
    }

    @Nullable
    LaunchListener listener() {
        return listener;
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
        return privileged(new Weave(classFile));
    }

    /** The application, which may have fewer rights, is on the stack. */
    @SuppressWarnings("removal") // of security managers, which JDK 17 still has
    private static byte @Nullable [] privileged(PrivilegedAction<byte @Nullable []> action) {
        return AccessController.doPrivileged(action);
    }

    private final class Weave implements PrivilegedAction<byte @Nullable []> {
        private final byte[] classFile;

        Weave(byte[] classFile) {
            this.classFile = classFile;
        }

        @Override
        public byte @Nullable [] run() {
            try {
                byte[] woven = Woven.weave(LaunchHooks.TARGET, classFile);
                define();
                return woven;
            } catch (Throwable t) { // the JVM would swallow it, and nobody would know that Stowaway is blind
                Consumer<Throwable> failed = onFailure;
                if (failed != null) {
                    failed.accept(t);
                }
                return null;
            }
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
                    new LaunchMessages.Starting(this),
                    new LaunchMessages.Started(this));
            isDefined = true;
        }
    }
}
