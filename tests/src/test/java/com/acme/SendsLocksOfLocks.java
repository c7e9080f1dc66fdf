package com.acme;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Serializes, in a shutdown hook, locks that consist of locks, and a map that has locks of the JDK's own. */
public final class SendsLocksOfLocks {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(SendsLocksOfLocks::send));
        System.out.println("ends");
    }

    private static void send() {
        try {
            for (Object root : List.of(new Views(), new Wrapped(), new ConcurrentHashMap<>())) {
                SendsJob.send(root);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fields are written by name: the condition, then its lock, then the read-write lock with its own views. */
    @SuppressWarnings("UnusedVariable") // serialization reads them
    private static final class Views implements Serializable {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition empty = lock.newCondition();
        private final ReentrantReadWriteLock state = new ReentrantReadWriteLock();
        private final Lock write = state.writeLock();
    }

    @SuppressWarnings("UnusedVariable") // serialization reads it
    private static final class Wrapped implements Serializable {
        private final OwnLock gate = new OwnLock();
    }
}
