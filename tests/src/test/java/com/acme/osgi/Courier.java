package com.acme.osgi;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** In the bundle: sends a parcel when it starts, and prints what came of it. */
public final class Courier implements BundleActivator {
    private static final String EXCEPTION = "dev.stowaway.LockSerializationException";

    static final class Parcel implements Serializable {
        @SuppressWarnings("UnusedVariable") // serialization reads it
        private final ReentrantLock lock = new ReentrantLock();
    }

    @Override
    public void start(BundleContext context) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(new Parcel());
            System.out.println("sent");
        } catch (ObjectStreamException refused) {
            System.out.println("refused, which is " + (isNamed(refused) ? "" : "no ") + EXCEPTION + " here");
        }
    }

    /** Whether a {@code catch} of that name in this bundle would catch it. */
    private static boolean isNamed(ObjectStreamException refused) {
        try {
            return Class.forName(EXCEPTION, false, Courier.class.getClassLoader())
                    .isInstance(refused);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
