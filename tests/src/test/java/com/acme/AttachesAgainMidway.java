package com.acme;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;

/**
 * Two objects lead to one job. The agent sees the first being written, when it does not lead there yet, and of the
 * second, gone in between, only the end.
 */
public final class AttachesAgainMidway {
    static final class Seen implements Serializable {
        Job job;
    }

    static final class Midway implements Serializable {
        final Job job;

        Midway(Job job) {
            this.job = job;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            SelfAttach.stowaway("");
            out.defaultWriteObject();
        }
    }

    public static void main(String[] args) throws IOException {
        Seen seen = new Seen();
        SelfAttach.stowaway("action=allow");
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(seen);
            SelfAttach.detach();
            seen.job = new Job();
            out.writeObject(new Midway(seen.job));
        }
        System.out.println("sent");
    }
}
