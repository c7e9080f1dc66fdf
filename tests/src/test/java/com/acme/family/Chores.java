package com.acme.family;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** What members do beside calling the lock once. */
class Chores {
    /** Does one, or else calls the lock without writing it down. */
    Object does(Hand hand, Heirloom heirloom, Deed deed) throws Exception {
        return switch (deed.name()) {
            case "play" -> play(hand, heirloom, new Random(deed.number(0)), deed.number(1));
            case "keep" -> keep(hand, deed.number(0), deed.nanos());
            case "snatch" -> snatch(hand, deed.number(0), deed.nanos());
            case "count" -> count(heirloom, Path.of(deed.argument(0)), deed.number(1));
            case "export" -> export(heirloom, Path.of(deed.argument(0)));
            case "comesHome" -> comesHome(heirloom, Path.of(deed.argument(0)));
            case "fetch" -> fetch((SharedLocks) heirloom, Path.of(deed.argument(0)));
            case "cut" -> Scissors.cut();
            case "idle" -> idle(deed.nanos());
            case "memory" -> memory();
            case "threads" -> Thread.activeCount();
            case "countVirtually" -> virtually(heirloom).count(deed.number(0), deed.number(1));
            case "interruptVirtually" -> virtually(heirloom).interrupted();
            case "pin" -> virtually(heirloom).pin();
            case "hasSpareCarrier" -> VirtualThreads.hasSpareCarrier(deed.nanos());
            default -> heirloom.does(deed);
        };
    }

    private static VirtualThreads virtually(Heirloom heirloom) {
        return new VirtualThreads((ReentrantLock) heirloom.lock());
    }

    private static String play(Hand hand, Heirloom heirloom, Random random, int times) {
        for (int time = 0; time < times; time++) {
            heirloom.plays(hand, random);
        }
        return Heirloom.DONE;
    }

    /** Has the lock so many times, each for so long. */
    private static String keep(Hand hand, int times, long nanos) {
        for (int time = 0; time < times; time++) {
            hand.does("lock");
            for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
                Thread.onSpinWait();
            }
            hand.does("unlock");
        }
        return Heirloom.DONE;
    }

    /** Tries so many times to get the lock, each for about so long. */
    private static String snatch(Hand hand, int times, long nanos) {
        Random random = new Random(times);
        for (int time = 0; time < times; time++) {
            if (hand.has("tryLock " + (nanos + random.nextLong(nanos)) / 1500 + "us")) {
                hand.does("unlock");
            } else {
                hand.does("isHeldByCurrentThread");
            }
        }
        return Heirloom.DONE;
    }

    /** Reads a number from a file and writes it back with one added, so many times, each under the lock. */
    private static String count(Heirloom heirloom, Path file, int times) throws IOException, InterruptedException {
        Deed lock = Deed.of("lock");
        Deed unlock = Deed.of("unlock");
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (int time = 0; time < times; time++) {
                heirloom.does(lock);
                try {
                    channel.read(number.clear(), 0);
                    number.putLong(0, number.getLong(0) + 1);
                    channel.write(number.flip(), 0);
                } finally {
                    heirloom.does(unlock);
                }
            }
        }
        return Heirloom.DONE;
    }

    /** Serializes it in memory: a handle in a file would outlive its owner, and isn't made. */
    private static String export(Heirloom heirloom, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(heirloom);
        }
        Files.write(file, bytes.toByteArray());
        return Heirloom.DONE;
    }

    /** What was exported has the very lock in it that this process has. */
    private static boolean comesHome(Heirloom heirloom, Path file) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return ((Heirloom) in.readObject()).lock() == heirloom.lock();
        }
    }

    /** Has the locks of another family as well. */
    private static String fetch(SharedLocks locks, Path file) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            locks.add((SharedLocks) in.readObject());
        }
        return Heirloom.DONE;
    }

    /** How much processor time this process takes meanwhile, in milliseconds. */
    private static long idle(long nanos) throws InterruptedException {
        Duration before = processorTime();
        TimeUnit.NANOSECONDS.sleep(nanos);
        return processorTime().minus(before).toMillis();
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /** What is in use after a collection, in bytes. */
    private static long memory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
