package com.acme.launch;

import java.io.IOException;
import java.io.ObjectInputStream;

/** Reads one object from its stdin, and prints its class. */
public final class Worker {
    private Worker() {}

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(System.in)) {
            System.out.println(in.readObject().getClass().getName());
        }
    }
}
