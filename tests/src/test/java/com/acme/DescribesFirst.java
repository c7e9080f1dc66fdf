package com.acme;

import java.io.IOException;
import java.io.ObjectStreamClass;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** Has the descriptors of locks before there is any stream, and then writes such a lock as the very first object. */
public final class DescribesFirst {
    public static void main(String[] args) throws IOException {
        Objects.requireNonNull(ObjectStreamClass.lookup(ReentrantLock.class));
        SendsJob.send(new ReentrantLock());
        SendsJob.send(new Semaphore(1));
        System.out.println("sent");
    }
}
