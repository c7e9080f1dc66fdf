package dev.stowaway.bench.shared;

import java.io.IOException;
import java.io.Serializable;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Owns a lock that another process locks and unlocks, in turn with a bare {@link Ball} between the same two processes.
 * Prints, for the ball, a ball that is answered and one that is not, the lock, these two balls again, and the first one
 * again: the nanoseconds of the median and of the 99th percentile, the processor time of one in the receiver, and in this
 * process.
 */
public final class LockPairs {
    private static final int BLOCK = 10_000;
    private static final int BLOCKS = 10;
    private static final int WARMUPS = 3;
    private static final String BALL = "ball";
    private static final String TWO_BALLS = "two balls";
    private static final String LOCK = "lock";

    private final long[] nanos = new long[BLOCK * BLOCKS];
    private long receiverNs;
    private long ownerNs;

    private LockPairs() {}

    public static void main(String[] arguments) throws IOException {
        try (Player player = new Player();
                Receiver receiver = Receiver.launch(Locking.class, new Shared(new ReentrantLock(), player.socket()))) {
            measure(receiver);
        }
    }

    private static void measure(Receiver receiver) throws IOException {
        List<String> orders = List.of(BALL, TWO_BALLS, LOCK, TWO_BALLS, BALL);
        List<LockPairs> pairs = orders.stream().map(order -> new LockPairs()).toList();
        for (int block = -WARMUPS; block < BLOCKS; block++) {
            for (int i = 0; i < pairs.size(); i++) {
                pairs.get(i).measure(receiver, orders.get(i), block);
            }
        }
        pairs.forEach(LockPairs::print);
    }

    private void measure(Receiver receiver, String what, int block) throws IOException {
        long before = Usage.processorNs();
        receiver.order(what);
        long theirs = receiver.answer();
        long ours = Usage.processorNs() - before;
        long[] measured = receiver.answers(BLOCK);
        if (block >= 0) {
            ownerNs += ours;
            receiverNs += theirs;
            System.arraycopy(measured, 0, nanos, block * BLOCK, BLOCK);
        }
    }

    private void print() {
        Arrays.sort(nanos);
        System.out.println(nanos[nanos.length / 2]);
        System.out.println(nanos[nanos.length / 100 * 99]);
        System.out.println((double) receiverNs / nanos.length);
        System.out.println((double) ownerNs / nanos.length);
    }

    record Shared(ReentrantLock lock, String socket) implements Serializable {}

    /** The receiver. */
    static final class Locking {
        private final ReentrantLock lock;
        private final Ball ball;

        private Locking(Shared shared) throws IOException {
            lock = shared.lock();
            ball = new Ball(SocketChannel.open(UnixDomainSocketAddress.of(shared.socket())));
        }

        public static void main(String[] arguments) throws IOException, ClassNotFoundException {
            Orders orders = new Orders();
            Locking locking = new Locking(orders.graph(Shared.class));
            for (String order = orders.next(); order != null; order = orders.next()) {
                long[] nanos = new long[BLOCK];
                long before = Usage.processorNs();
                if (order.equals(LOCK)) {
                    locking.lock(nanos);
                } else {
                    locking.play(nanos, order.equals(TWO_BALLS));
                }
                orders.answer(Usage.processorNs() - before);
                orders.answer(nanos);
            }
        }

        @SuppressWarnings("LockNotBeforeTry") // nothing is done in between
        private void lock(long[] nanos) {
            for (int i = 0; i < nanos.length; i++) {
                long before = System.nanoTime();
                lock.lock();
                lock.unlock();
                nanos[i] = System.nanoTime() - before;
            }
        }

        private void play(long[] nanos, boolean isOneMoreSent) throws IOException {
            for (int i = 0; i < nanos.length; i++) {
                long before = System.nanoTime();
                ball.send(true);
                ball.receive();
                if (isOneMoreSent) {
                    ball.send(false);
                }
                nanos[i] = System.nanoTime() - before;
            }
        }
    }
}
