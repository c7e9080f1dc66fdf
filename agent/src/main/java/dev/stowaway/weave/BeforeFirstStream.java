package dev.stowaway.weave;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.BooleanSupplier;

/** The bridge's word that the first stream is about to be made. The application, with its rights, is on the stack. */
final class BeforeFirstStream implements BooleanSupplier {
    private final Weaving weaving;

    BeforeFirstStream(Weaving weaving) {
        this.weaving = weaving;
    }

    @Override
    @SuppressWarnings("removal") // of security managers, which JDK 17 still has
    public boolean getAsBoolean() {
        return AccessController.doPrivileged(new WeaveDescriptors());
    }

    private final class WeaveDescriptors implements PrivilegedAction<Boolean> {
        @Override
        public Boolean run() {
            return weaving.beforeFirstStream();
        }
    }
}
