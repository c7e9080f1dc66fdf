package dev.stowaway.bench.shared;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock in a block of shared memory. Prints the nanoseconds of a pair of lock and unlock: of a lock of the JDK's, of that in
 * the block while nobody else has it, of the JDK's again; then of that in the block while this process and another one want
 * it all the time, where the pairs of both count, and how many handovers a second there were. By reflection, since this is
 * compiled without the jar.
 */
@SuppressWarnings("LockNotBeforeTry") // nothing is done in between
public final class BlockLocks {
    private static final int PAIRS = 1_000_000;
    private static final int ROUNDS = 21;
    private static final int WARMUPS = 10;
    private static final int COUNTER = 0;
    private static final int LAST = 64;
    private static final int HANDOVERS = 72;
    private static final int STOP = 128;
    private static final int BYTES = 192;
    private static final int SETTLE_MS = 1_000;
    private static final int RUN_MS = 2_000;
    private static final int BATCH = 16;

    private final Lock lock;
    private final ByteBuffer memory;
    private final long process;
    private long pairs;

    private BlockLocks(Object block, long process) throws ReflectiveOperationException {
        this.lock = (Lock) block.getClass().getMethod("lock").invoke(block);
        this.memory = (ByteBuffer) block.getClass().getMethod("buffer").invoke(block);
        this.process = process;
    }

    public static void main(String[] arguments) throws Exception {
        Class<?> type = Class.forName("dev.stowaway.share.SharedMemory");
        String name = "bench-" + ProcessHandle.current().pid();
        Object block = type.getMethod("create", String.class, long.class).invoke(null, name, (long) BYTES);
        try {
            BlockLocks here = new BlockLocks(block, 1);
            ReentrantLock own = new ReentrantLock();
            System.out.println(nanosPerPair(own));
            System.out.println(nanosPerPair(here.lock));
            System.out.println(nanosPerPair(own));
            here.compete((Serializable) block);
        } finally {
            type.getMethod("unlink").invoke(block);
        }
    }

    private static double nanosPerPair(Lock lock) {
        double[] nanos = new double[ROUNDS];
        for (int round = -WARMUPS; round < ROUNDS; round++) {
            long before = System.nanoTime();
            for (int i = 0; i < PAIRS; i++) {
                lock.lock();
                lock.unlock();
            }
            if (round >= 0) {
                nanos[round] = (double) (System.nanoTime() - before) / PAIRS;
            }
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2];
    }

    private void compete(Serializable block) throws IOException, InterruptedException {
        try (Receiver receiver = Receiver.launch(Competitor.class, block)) {
            receiver.answer();
            Thread thread = new Thread(this::pairs, "competitor");
            thread.start();
            Thread.sleep(SETTLE_MS); // the first pairs are those of code that is not compiled
            long[] before = snapshot();
            Thread.sleep(RUN_MS); // the time that is measured
            long[] after = snapshot();
            memory.put(STOP, (byte) 1);
            thread.join();
            long counted = receiver.answer() + pairs;
            if (counted != memory.getLong(COUNTER)) {
                throw new IllegalStateException(
                        counted + " pairs, of which " + memory.getLong(COUNTER) + " were alone");
            }
            double nanos = after[2] - before[2];
            System.out.println(nanos / (after[0] - before[0]));
            System.out.println((after[1] - before[1]) / nanos * 1e9);
        }
    }

    private long[] snapshot() {
        return new long[] {memory.getLong(COUNTER), memory.getLong(HANDOVERS), System.nanoTime()};
    }

    private void pairs() {
        while (memory.get(STOP) == 0) {
            for (int i = 0; i < BATCH; i++) {
                lock.lock();
                memory.putLong(COUNTER, memory.getLong(COUNTER) + 1);
                if (memory.getLong(LAST) != process) {
                    memory.putLong(LAST, process);
                    memory.putLong(HANDOVERS, memory.getLong(HANDOVERS) + 1);
                }
                lock.unlock();
            }
            pairs += BATCH;
        }
    }

    /** The receiver. */
    static final class Competitor {
        private Competitor() {}

        public static void main(String[] arguments) throws Exception {
            Orders orders = new Orders();
            BlockLocks there = new BlockLocks(orders.graph(Serializable.class), 2);
            orders.answer(1);
            there.pairs();
            orders.answer(there.pairs);
        }
    }
}
