package com.acme.replaced;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.locks.Condition;

/** Serializes a lock of which nobody can make a subclass, and behind it a condition of it. */
public final class SendsLockWithParts {
    public static void main(String[] args) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            out.writeObject(new Door());
        }
        System.out.println("sent");
    }

    /** Fields are written by name. */
    @SuppressWarnings("UnusedVariable") // serialization reads them
    private static final class Door implements Serializable {
        private static final long serialVersionUID = 1;

        private final FinalLock lock = new FinalLock();
        private final Condition opened = lock.newCondition();
    }
}
