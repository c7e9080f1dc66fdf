package com.acme.family;

import java.io.IOException;
import java.io.ObjectInputStream;

/** Reads its heirloom from stdin. */
public final class Child {
    private Child() {}

    /** The arguments are a port to connect to, and its name. */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(System.in)) {
            Heirloom heirloom = (Heirloom) in.readObject();
            new Member(new Wire(arguments[1], Integer.parseInt(arguments[0])), heirloom, new Chores()).live();
        }
    }
}
