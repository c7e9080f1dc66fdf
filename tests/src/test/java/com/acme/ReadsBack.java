package com.acme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;

/** Reads what it has serialized itself. */
public final class ReadsBack {
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        byte[] bytes = SendsJob.send(new Job());
        Job copy = (Job) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
        System.out.println("read " + copy.stage.caches.keySet());
    }
}
