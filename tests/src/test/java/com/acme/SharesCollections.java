package com.acme;

import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has another process do jobs from a shared queue, and count them in a manager's map under a manager's lock, that got all of
 * them in a message. By reflection, since this is compiled without the jar.
 */
public final class SharesCollections {
    private static final int JOBS = 100;

    private SharesCollections() {}

    /** What goes to the other process, with a lock that no copy can be made of. */
    private record Work(
            BlockingQueue<Task> tasks, ConcurrentMap<String, Integer> counts, List<String> log, ReentrantLock lock)
            implements Serializable {}

    /** An element. */
    private record Task(String name, int number) implements Serializable {}

    /** The argument is the class path of the other process. */
    public static void main(String[] arguments) throws Exception {
        String[] allowed = {"com.acme.*"};
        Class<?> queue = Class.forName("dev.stowaway.share.SharedQueue");
        Class<?> type = Class.forName("dev.stowaway.share.Manager");
        try (AutoCloseable manager =
                (AutoCloseable) type.getMethod("start", String[].class).invoke(null, (Object) allowed)) {
            BlockingQueue<Task> tasks =
                    cast(queue.getMethod("create", String[].class).invoke(null, (Object) allowed));
            ConcurrentMap<String, Integer> counts = cast(type.getMethod("map").invoke(manager));
            List<String> log = cast(type.getMethod("list").invoke(manager));
            ReentrantLock lock = cast(type.getMethod("lock").invoke(manager));
            Process other = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java", "-cp", arguments[0], Works.class.getName())
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream out = other.getOutputStream()) {
                out.write(written(new Work(tasks, counts, log, lock)));
            }
            for (int i = 0; i < JOBS; i++) {
                tasks.put(new Task(i % 2 == 0 ? "even" : "odd", i));
            }
            queue.getMethod("close").invoke(tasks);
            queue.getMethod("join").invoke(tasks);
            System.out.println("ended with " + other.waitFor());
            System.out.println("counted " + new TreeMap<>(counts) + ", logged " + log);
        }
    }

    private static byte[] written(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T cast(Object object) {
        return (T) object;
    }

    /** The other process. */
    static final class Works {
        public static void main(String[] arguments) throws Exception {
            Work work;
            try (ObjectInputStream in = new ObjectInputStream(System.in)) {
                work = (Work) in.readObject();
            }
            List<Integer> numbers = new ArrayList<>();
            Iterable<Task> untilClosed =
                    cast(work.tasks.getClass().getMethod("untilClosed").invoke(work.tasks));
            for (Task task : untilClosed) {
                work.lock.lock();
                try {
                    work.counts.put(task.name, work.counts.getOrDefault(task.name, 0) + 1);
                } finally {
                    work.lock.unlock();
                }
                numbers.add(task.number);
                work.tasks.getClass().getMethod("taskDone").invoke(work.tasks);
            }
            work.log.add("worked");
            System.out.println("did " + numbers.size() + " jobs, the last " + numbers.get(numbers.size() - 1));
        }
    }
}
