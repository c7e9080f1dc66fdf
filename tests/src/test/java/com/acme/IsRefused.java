package com.acme;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;

/** Writes jobs to a file as if nothing could happen to them, and goes on when it does. */
public final class IsRefused {
    /** The argument is the file. */
    public static void main(String[] args) throws IOException {
        try (ObjectOutputStream stream = new ObjectOutputStream(new FileOutputStream(args[0]))) {
            stream.writeObject("before");
            for (int i = 0; i < 2; i++) {
                write(stream);
                stream.reset();
            }
            stream.writeObject("after");
        }
        SendsJob.send("elsewhere");
        System.out.println("sent the rest");
    }

    private static void write(ObjectOutputStream stream) throws IOException {
        try {
            stream.writeObject(new Job());
            System.out.println("not refused");
        } catch (ObjectStreamException e) {
            System.out.println(e);
        }
    }
}
