package dev.stowaway.share;

import dev.stowaway.owner.Owner;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Attaches a block, says so, and does with its lock what it is told to until its stdin ends. The block begins with a counter,
 * a flag that is set while the counter is changed, and the number of those who found it set and did not know why.
 */
final class LocksBlock {
    static final int BYTES = 64;
    static final int COUNTER = 0;
    static final int DIRTY = 8;
    static final int SURPRISES = 16;
    static final int ROUNDS = 20_000;
    static final int THREADS = 2;
    static final int MORE = 8;

    private final Path file;
    private final SharedMemoryLock lock;
    private final ByteBuffer memory;

    /** Which the process has for as long as these can be reached. */
    private final List<SharedMemory> more = new ArrayList<>();

    private LocksBlock(SharedMemory block) {
        this.file = block.file();
        this.lock = block.lock();
        this.memory = block.buffer();
    }

    public static void main(String[] arguments) throws Exception {
        SharedMemory block = arguments.length == 0
                ? (SharedMemory) new ObjectInputStream(System.in).readObject()
                : SharedMemory.attach(Path.of(arguments[0]));
        LocksBlock here = new LocksBlock(block);
        System.out.println(block.bytes());
        for (int order = System.in.read(); order >= 0; order = System.in.read()) {
            here.obey(order);
            System.out.println((char) order);
        }
    }

    private void obey(int order) throws IOException, InterruptedException {
        switch (order) {
            case 'l' -> lock.lock();
            case 'u' -> lock.unlock();
            case 't' -> System.out.println(lock.tryLock());
            case 's' -> System.out.println(lock.tryLock(10, TimeUnit.SECONDS));
            case 'a' -> System.out.println(lock.abandoned());
            case 'c' -> count();
            case 'f' -> countForEver();
            case 'o' -> occupyAllPlaces();
            case 'x' -> endSlowly();
            case 'm' -> lockMore();
            case 'w' -> System.out.println(waiting());
            default -> throw new IllegalArgumentException(Character.toString(order));
        }
    }

    /** Where there is another block, once this program has made more of them. */
    static Path another(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "-" + number);
    }

    @SuppressWarnings("LockNotBeforeTry") // the process ends with it
    private void lockMore() throws IOException {
        for (int i = 0; i < MORE; i++) {
            SharedMemory another = SharedMemory.create(another(file, i), BYTES);
            another.lock().lock();
            more.add(another);
        }
    }

    /** How many threads of other processes wait at locks of this one, or will when they are scheduled. */
    private static int waiting() {
        Owner owner = Owner.current();
        return owner == null ? 0 : owner.waits();
    }

    /** With several threads, so often that it takes a while, and without a mistake unless others may come in between. */
    private void count() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    add();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Those that are free, as processes would that use the lock. */
    @SuppressWarnings("MustBeClosed") // the process ends with it
    private void occupyAllPlaces() throws IOException {
        Path presence = file.resolveSibling("." + file.getFileName() + ".attached");
        FileChannel channel = FileChannel.open(presence, StandardOpenOption.WRITE);
        int occupied = 0;
        for (int i = 0; i < 64; i++) {
            occupied += channel.tryLock((1L << 32) + i, 1, false) == null ? 0 : 1;
        }
        System.out.println(occupied);
    }

    /** Shuts the JVM down, which takes until it is killed. */
    private void endSlowly() {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println('x');
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        System.exit(0);
    }

    private void add() {
        lock.lock();
        try {
            memory.putLong(COUNTER, memory.getLong(COUNTER) + 1);
        } finally {
            lock.unlock();
        }
    }

    /** Until it is killed: whoever finds the flag set, has to find the lock abandoned. */
    private void countForEver() {
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> {
                        while (true) {
                            addSafely();
                        }
                    })
                    .start();
        }
    }

    private void addSafely() {
        lock.lock();
        try {
            if (lock.abandoned()) {
                memory.putLong(DIRTY, 0);
                lock.recover();
            }
            if (memory.getLong(DIRTY) != 0) {
                memory.putLong(SURPRISES, memory.getLong(SURPRISES) + 1);
            }
            memory.putLong(DIRTY, 1);
            memory.putLong(COUNTER, memory.getLong(COUNTER) + 1);
            memory.putLong(DIRTY, 0);
        } finally {
            lock.unlock();
        }
    }
}
