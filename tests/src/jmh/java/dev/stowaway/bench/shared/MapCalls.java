package dev.stowaway.bench.shared;

import java.io.IOException;
import java.io.Serializable;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentMap;

/**
 * Has a map that another process uses, in turn with a bare {@link Ball} between the same two processes. Prints the nanoseconds
 * of the median: of the ball, {@code get}, {@code put}, and the ball again.
 */
public final class MapCalls {
    private static final int BLOCK = 10_000;
    private static final int BLOCKS = 10;
    private static final int WARMUPS = 3;
    private static final String BALL = "ball";
    private static final String GET = "get";
    private static final String PUT = "put";
    private static final List<String> ORDERS = List.of(BALL, GET, PUT, BALL);

    private MapCalls() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        try (Player player = new Player();
                Receiver receiver = Receiver.launch(Calling.class, new Shared(Remedies.map(), player.socket()))) {
            long[][] nanos = new long[ORDERS.size()][BLOCK * BLOCKS];
            for (int block = -WARMUPS; block < BLOCKS; block++) {
                for (int i = 0; i < nanos.length; i++) {
                    receiver.order(ORDERS.get(i));
                    System.arraycopy(receiver.answers(BLOCK), 0, nanos[i], Math.max(block, 0) * BLOCK, BLOCK);
                }
            }
            for (long[] measured : nanos) {
                Arrays.sort(measured);
                System.out.println(measured[measured.length / 2]);
            }
        }
    }

    record Shared(ConcurrentMap<String, Integer> map, String socket) implements Serializable {}

    /** The other process. */
    static final class Calling {
        private Calling() {}

        public static void main(String[] arguments) throws IOException, ClassNotFoundException {
            Orders orders = new Orders();
            Shared shared = orders.graph(Shared.class);
            shared.map().put("key", 0);
            Ball ball = new Ball(SocketChannel.open(UnixDomainSocketAddress.of(shared.socket())));
            for (String order = orders.next(); order != null; order = orders.next()) {
                long[] nanos = new long[BLOCK];
                for (int i = 0; i < BLOCK; i++) {
                    long before = System.nanoTime();
                    call(order, i, shared.map(), ball);
                    nanos[i] = System.nanoTime() - before;
                }
                orders.answer(nanos);
            }
        }

        private static void call(String order, int i, ConcurrentMap<String, Integer> map, Ball ball)
                throws IOException {
            switch (order) {
                case GET -> {
                    if (map.get("key") == null) {
                        throw new IllegalStateException("nothing there");
                    }
                }
                case PUT -> map.put("key", i);
                default -> {
                    ball.send(true);
                    ball.receive();
                }
            }
        }
    }
}
