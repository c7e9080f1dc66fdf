package com.acme.ship;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.concurrent.locks.ReentrantLock;

final class Ship implements Serializable {
    private final Cabin cabin = new Cabin();

    private static final class Cabin implements Serializable {
        private final ReentrantLock door = new ReentrantLock();
    }

    public static void main(String[] args) throws IOException {
        new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(new Ship());
        System.out.println("sailed");
    }
}
