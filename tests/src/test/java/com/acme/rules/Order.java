package com.acme.rules;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** Has one lock, somewhere else each time. */
@SuppressWarnings({"UnusedVariable", "UnicodeInCode"}) // serialization reads the fields; rules hold any name
final class Order implements Serializable {
    private final Object content;

    private Order(Object content) {
        this.content = content;
    }

    static final class Line implements Serializable {
        private final ReentrantLock lock = new ReentrantLock();
    }

    static final class Schlüssel implements Serializable {
        private final ReentrantLock schloß$ = new ReentrantLock();
    }

    static final class Node implements Serializable {
        private final Object next;

        Node(Object next) {
            this.next = next;
        }
    }

    static final class Writing implements Serializable {
        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeObject(new Line());
        }
    }

    static final class Replaced implements Serializable {
        private Object writeReplace() {
            return new Line();
        }
    }

    interface Task extends Callable<Object>, Serializable {}

    static Order of(String kind) {
        return new Order(content(kind));
    }

    static Object content(String kind) {
        return switch (kind) {
            case "lock" -> new ReentrantLock();
            case "semaphore" -> new Semaphore(1);
            case "line" -> new ArrayList<>(List.of("nothing", new Line()));
            case "value" -> new HashMap<>(Map.of("a \"1\"", new Node(new Line())));
            case "key" -> new HashMap<>(Map.of(new Line(), "a"));
            case "element" -> new HashSet<>(Set.of(new Line()));
            case "unicode" -> new Schlüssel();
            case "list" -> new Node(new Node(new Node(new Line())));
            case "written" -> new Writing();
            case "replaced" -> new Replaced();
            case "lambda" -> lambda(new Line());
            case "array" -> new Object[][] {{"nothing", new Line()}};
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Task lambda(Line captured) {
        return () -> captured;
    }
}
