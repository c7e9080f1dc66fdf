package dev.stowaway.weave;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the two serialization classes when the JVM loads or retransforms them. Every class that is loaded passes
 * here, so all that the others cost is three comparisons; the bridge and ASM wait for the class of the streams.
 */
final class SerializationHooks implements ClassFileTransformer {
    private final Weaving weaving;

    SerializationHooks(Weaving weaving) {
        this.weaving = weaving;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader != null
                || name == null
                || !(name.equals(DescriptorHooks.TARGET) || name.equals(StreamHooks.TARGET))) {
            return null;
        }
        return privileged(new Weave(name, classFile));
    }

    /** The application, which may have fewer rights, is on the stack. */
    @SuppressWarnings("removal") // of security managers, which JDK 17 still has
    private static byte @Nullable [] privileged(PrivilegedAction<byte @Nullable []> action) {
        return AccessController.doPrivileged(action);
    }

    private final class Weave implements PrivilegedAction<byte @Nullable []> {
        private final String name;
        private final byte[] classFile;

        Weave(String name, byte[] classFile) {
            this.name = name;
            this.classFile = classFile;
        }

        @Override
        public byte @Nullable [] run() {
            try {
                return name.equals(StreamHooks.TARGET) ? streams() : descriptors();
            } catch (VirtualMachineError exhausted) {
                if (name.equals(StreamHooks.TARGET)) {
                    weaving.failed(exhausted);
                }
                return null; // Descriptors are woven when the next stream is made.
            } catch (Throwable t) { // the JVM would swallow it, and nobody would know that Stowaway is blind
                weaving.failed(t);
                return null;
            }
        }

        private byte @Nullable [] streams() throws IOException {
            if (!weaving.isActive()) {
                // Without the bridge there was no hook, and is nothing that one could call.
                return weaving.isSetUp() ? Woven.weaveRemnant(name, classFile) : null;
            }
            weaving.setUp();
            return Woven.weave(name, classFile);
        }

        private byte @Nullable [] descriptors() {
            if (!weaving.isSetUp()) {
                return null; // Descriptors alone do no harm: they are woven before the first stream is made.
            }
            if (!weaving.isActive()) {
                return Woven.weaveRemnant(name, classFile);
            }
            byte[] woven = Woven.weave(name, classFile);
            weaving.descriptorsAreWoven();
            return woven;
        }
    }
}
