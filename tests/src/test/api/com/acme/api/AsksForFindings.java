package com.acme.api;

import com.acme.Job;
import dev.stowaway.Finding;
import dev.stowaway.SerializedLock;
import dev.stowaway.Stowaway;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** Looks at what was found, before and after there is anything. */
public final class AsksForFindings {
    public static void main(String[] args) throws IOException {
        Instant start = Instant.now().minusMillis(1);
        System.out.println("active " + Stowaway.isActive() + ", findings " + Stowaway.findings().size());
        for (int i = 0; i < 3; i++) {
            try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
                stream.writeObject(new Job());
            }
        }
        List<Finding> findings = Stowaway.findings();
        for (Finding finding : findings) {
            SerializedLock lock = (SerializedLock) finding;
            System.out.println(lock.count() + " " + lock.action() + " " + lock.path() + " " + lock.pattern());
            System.out.println(lock.kind() + " " + lock.lockClass() + " " + lock.state());
            System.out.println(lock.destination() + " by " + lock.thread() + " at " + lock.callSite().replaceAll(":[0-9]+", ""));
            System.out.println(lock.declared());
            System.out.println("in time " + (lock.time().isAfter(start) && lock.time().isBefore(Instant.now().plusMillis(1))));
            System.out.println("tells " + lock.text().contains(lock.remedy().substring(0, 20)) + " " + lock.text().contains(lock.site()));
        }
        try {
            findings.clear();
        } catch (UnsupportedOperationException e) {
            System.out.println("can't be changed");
        }
    }
}
