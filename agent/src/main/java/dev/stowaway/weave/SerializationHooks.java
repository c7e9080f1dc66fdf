package dev.stowaway.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the two serialization classes when the JVM loads or retransforms them. Every class that is loaded passes
 * here, so all that the others cost is three comparisons; ASM is loaded when the first of the two comes by.
 */
final class SerializationHooks implements ClassFileTransformer {
    private final Consumer<Throwable> onFailure;

    /** @param onFailure told why a class was left as it is; must not throw */
    SerializationHooks(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
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
        try {
            return Woven.weave(name, classFile);
        } catch (Throwable t) { // the JVM would swallow it, and nobody would know that Stowaway is blind
            onFailure.accept(t);
            return null;
        }
    }
}
