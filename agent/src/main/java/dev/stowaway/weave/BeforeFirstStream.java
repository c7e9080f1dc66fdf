package dev.stowaway.weave;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/** The bridge's word that the first stream is about to be made. The application, with its rights, is on the stack. */
final class BeforeFirstStream implements Runnable {
    private final Weaving weaving;

    BeforeFirstStream(Weaving weaving) {
        this.weaving = weaving;
    }

    @Override
    @SuppressWarnings("removal") // of security managers, which JDK 17 still has
    public void run() {
        AccessController.doPrivileged(new WeaveDescriptors());
    }

    private final class WeaveDescriptors implements PrivilegedAction<@Nullable Object> {
        @Override
        public @Nullable Object run() {
            weaving.beforeFirstStream();
            return null;
        }
    }
}
