package com.acme.shop;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A session attribute that looks harmless: its lock is three levels down. */
final class Cart implements Serializable {
    private static final long serialVersionUID = 1;

    private final HashMap<String, Shelf> shelves = new HashMap<>(Map.of("books", new Shelf()));

    void put(String shelf, String item) {
        shelves.computeIfAbsent(shelf, name -> new Shelf()).stock.put(item);
    }

    private static final class Shelf implements Serializable {
        private static final long serialVersionUID = 1;

        private final Stock stock = new Stock();
    }

    private static final class Stock implements Serializable {
        private static final long serialVersionUID = 1;

        private final ReentrantLock lock = new ReentrantLock();
        private final HashMap<String, Integer> items = new HashMap<>();

        void put(String item) {
            lock.lock();
            try {
                items.merge(item, 1, Integer::sum);
            } finally {
                lock.unlock();
            }
        }
    }
}
