package com.acme;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.WriteAbortedException;

/** Prints every object of a file, and every exception that was written instead of one. */
public final class ReadsToTheEnd {
    /** The argument is the file. */
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        try (ObjectInputStream stream = new ObjectInputStream(new FileInputStream(args[0]))) {
            while (true) {
                try {
                    System.out.println(stream.readObject());
                } catch (WriteAbortedException e) {
                    System.out.println("aborted: " + e.getCause());
                }
            }
        } catch (EOFException end) {
            System.out.println("end");
        }
    }
}
