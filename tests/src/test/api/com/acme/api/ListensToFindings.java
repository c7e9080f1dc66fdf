package com.acme.api;

import com.acme.Job;
import dev.stowaway.Finding;
import dev.stowaway.FindingListener;
import dev.stowaway.SerializedLock;
import dev.stowaway.Stowaway;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Listens, with a listener that behaves as the argument says. */
public final class ListensToFindings {
    private static final Thread MAIN = Thread.currentThread();

    public static void main(String[] args) throws IOException {
        FindingListener listener =
                switch (args[0]) {
                    case "throws" -> finding -> {
                        tell(finding);
                        throw new IllegalStateException("of the listener");
                    };
                    case "serializes" -> finding -> {
                        tell(finding);
                        send(List.of(new ReentrantLock()));
                    };
                    default -> ListensToFindings::tell;
                };
        Stowaway.addListener(listener);
        Stowaway.addListener(listener);
        send(new Job());
        send(new Job());
        System.out.println("sent, findings " + Stowaway.findings().size());
        System.out.println("removed " + Stowaway.removeListener(listener) + " " + Stowaway.removeListener(listener));
        send(new ReentrantLock());
        System.out.println("sent, findings " + Stowaway.findings().size());
    }

    private static void tell(Finding finding) {
        System.out.println("found " + ((SerializedLock) finding).path() + (Thread.currentThread() == MAIN ? " here" : ""));
    }

    private static void send(Object message) {
        try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            stream.writeObject(message);
        } catch (IOException e) {
            System.out.println("refused");
        }
    }
}
