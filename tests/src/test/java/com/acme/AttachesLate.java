package com.acme;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;

/** Is well under way when the agent comes. */
public final class AttachesLate {
    /** Attaches while it is being written. */
    static final class Midway implements Serializable {
        final Job job = new Job();

        private void writeObject(ObjectOutputStream out) throws IOException {
            SelfAttach.stowaway("");
            out.defaultWriteObject();
        }
    }

    public static void main(String[] args) throws IOException {
        try (ObjectOutputStream older = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            if (args[0].equals("between")) {
                older.writeObject(new Job());
                SelfAttach.stowaway("");
                older.writeObject(new Job());
            } else {
                older.writeObject(new Midway());
            }
        }
        System.out.println("sent");
    }
}
