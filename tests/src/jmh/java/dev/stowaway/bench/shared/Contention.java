package dev.stowaway.bench.shared;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Owns a lock that other processes want all the time: two of them, four, eight, and two again. Prints for each number the
 * nanoseconds from one grant to the next, and from one grant to the next that goes to another process; then, if the
 * lock is fair, how many grants were not in the order of arrival. The argument: {@code fair} or {@code unfair}.
 */
public final class Contention {
    private static final int[] PROCESSES = {2, 4, 8, 2};
    private static final int MOST = 8;
    private static final int WARMUP_MS = 1_500;
    private static final int SETTLE_MS = 300;
    private static final int RUN_MS = 1_500;
    private static final int QUEUES = 50;
    private static final long GLANCE_NS = 50_000;
    private static final String COMPETE = "compete";
    private static final String QUEUE = "queue";

    private final ReentrantLock lock;
    private final Board board;
    private final List<Receiver> receivers = new ArrayList<>();

    private Contention(boolean isFair, Path file) throws IOException {
        lock = new ReentrantLock(isFair);
        board = new Board(file);
        for (int i = 0; i < MOST; i++) {
            receivers.add(Receiver.launch(Competitor.class, new Shared(lock, file.toString(), i + 1)));
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path file = Files.createTempFile("bench", ".board");
        try {
            Contention contention = new Contention(arguments[0].equals("fair"), file);
            contention.measure();
        } finally {
            Files.delete(file);
        }
    }

    private void measure() throws IOException, InterruptedException {
        compete(MOST, WARMUP_MS);
        for (int processes : PROCESSES) {
            double[] nanos = compete(processes, RUN_MS);
            System.out.println(nanos[0]);
            System.out.println(nanos[1]);
        }
        if (lock.isFair()) {
            System.out.println(outOfOrder());
        }
        for (Receiver receiver : receivers) {
            receiver.close();
        }
    }

    private double[] compete(int processes, int forMs) throws IOException, InterruptedException {
        long granted = board.grants();
        board.open(true);
        for (Receiver receiver : receivers.subList(0, processes)) {
            receiver.order(COMPETE);
        }
        Thread.sleep(SETTLE_MS); // the first grants are those of code that is not compiled
        long grantsBefore = board.grants();
        long handoversBefore = board.handovers();
        long before = System.nanoTime();
        Thread.sleep(forMs); // the time that is measured
        double nanos = System.nanoTime() - before;
        long grants = board.grants() - grantsBefore;
        long handovers = board.handovers() - handoversBefore;
        board.open(false);
        for (Receiver receiver : receivers.subList(0, processes)) {
            granted += receiver.answer();
        }
        if (granted != board.grants()) {
            throw new IllegalStateException(granted + " grants, of which " + board.grants() + " were alone");
        }
        return new double[] {nanos / grants, nanos / handovers};
    }

    /** Has the processes arrive one after the other while the lock is held, again and again in another order. */
    private int outOfOrder() throws IOException {
        Random random = new Random(42);
        List<Integer> arrivals = new ArrayList<>();
        for (int i = 1; i <= MOST; i++) {
            arrivals.add(i);
        }
        int outOfOrder = 0;
        for (int queue = 0; queue < QUEUES; queue++) {
            Collections.shuffle(arrivals, random);
            arrive(arrivals);
            int[] grants = board.order();
            for (int i = 0; i < MOST; i++) {
                outOfOrder += grants[i] == arrivals.get(i) ? 0 : 1;
            }
        }
        return outOfOrder;
    }

    private void arrive(List<Integer> arrivals) throws IOException {
        lock.lock();
        try {
            board.clearOrder();
            for (int i = 0; i < MOST; i++) {
                receivers.get(arrivals.get(i) - 1).order(QUEUE);
                while (lock.getQueueLength() <= i) {
                    LockSupport.parkNanos(GLANCE_NS);
                }
            }
        } finally {
            lock.unlock();
        }
        for (Receiver receiver : receivers) {
            receiver.answer();
        }
    }

    record Shared(ReentrantLock lock, String board, int process) implements Serializable {}

    /** A receiver. */
    static final class Competitor {
        private final ReentrantLock lock;
        private final Board board;
        private final int process;

        private Competitor(Shared shared) throws IOException {
            lock = shared.lock();
            board = new Board(Path.of(shared.board()));
            process = shared.process();
        }

        public static void main(String[] arguments) throws IOException, ClassNotFoundException {
            Orders orders = new Orders();
            Competitor competitor = new Competitor(orders.graph(Shared.class));
            for (String order = orders.next(); order != null; order = orders.next()) {
                orders.answer(order.equals(COMPETE) ? competitor.compete() : competitor.queue());
            }
        }

        private long compete() {
            long grants = 0;
            while (board.isOpen()) {
                lock.lock();
                try {
                    board.granted(process);
                    grants++;
                } finally {
                    lock.unlock();
                }
            }
            return grants;
        }

        private long queue() {
            lock.lock();
            try {
                board.queued(process);
            } finally {
                lock.unlock();
            }
            return 1;
        }
    }
}
