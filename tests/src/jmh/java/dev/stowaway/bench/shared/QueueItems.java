package dev.stowaway.bench.shared;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;

/**
 * Puts into a queue what another process takes. Prints the nanoseconds of the median round: of a small integer, put, taken and
 * done; of an array of a mebibyte; and of as many bytes over a bare socket, before and after that.
 */
public final class QueueItems {
    private static final int INTEGERS = 1_000_000;
    private static final int ARRAYS = 1_000;
    private static final int MEBIBYTE = 1 << 20;
    private static final int WARMUPS = 3;
    private static final int ROUNDS = 7;
    private static final int CAPACITY = 16;

    private QueueItems() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("bench");
        Path socket = folder.resolve("bytes");
        BlockingQueue<Integer> integers = Remedies.queue(0);
        BlockingQueue<byte[]> arrays = Remedies.queue(CAPACITY);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            try (Receiver receiver = Receiver.launch(Taking.class, new Shared(integers, arrays, socket.toString()));
                    SocketChannel bare = server.accept()) {
                long[][] nanos = new long[4][ROUNDS];
                for (int round = -WARMUPS; round < ROUNDS; round++) {
                    int at = Math.max(round, 0);
                    nanos[0][at] = put(integers) / INTEGERS;
                    nanos[1][at] = bare(bare, receiver) / ARRAYS;
                    nanos[2][at] = putArrays(arrays) / ARRAYS;
                    nanos[3][at] = bare(bare, receiver) / ARRAYS;
                }
                print(nanos);
            }
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    private static void print(long[][] nanos) {
        for (long[] measured : nanos) {
            Arrays.sort(measured);
            System.out.println(measured[measured.length / 2]);
        }
    }

    private static long put(BlockingQueue<Integer> queue) throws InterruptedException {
        long before = System.nanoTime();
        for (int i = 0; i < INTEGERS; i++) {
            queue.put(i);
        }
        Remedies.join(queue);
        return System.nanoTime() - before;
    }

    private static long putArrays(BlockingQueue<byte[]> queue) throws InterruptedException {
        byte[] array = new byte[MEBIBYTE];
        long before = System.nanoTime();
        for (int i = 0; i < ARRAYS; i++) {
            queue.put(array);
        }
        Remedies.join(queue);
        return System.nanoTime() - before;
    }

    private static long bare(SocketChannel channel, Receiver receiver) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(MEBIBYTE);
        long before = System.nanoTime();
        for (int i = 0; i < ARRAYS; i++) {
            bytes.clear();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        receiver.answer();
        return System.nanoTime() - before;
    }

    record Shared(BlockingQueue<Integer> integers, BlockingQueue<byte[]> arrays, String socket)
            implements Serializable {}

    /** The other process. */
    static final class Taking {
        private Taking() {}

        public static void main(String[] arguments) throws Exception {
            Orders orders = new Orders();
            Shared shared = orders.graph(Shared.class);
            take(shared.integers());
            take(shared.arrays());
            SocketChannel bare = SocketChannel.open(UnixDomainSocketAddress.of(shared.socket()));
            try {
                receive(bare, orders);
            } catch (EOFException end) {
                // The other process is done.
            }
        }

        private static <E> void take(BlockingQueue<E> queue) {
            Thread taking = new Thread(() -> {
                try {
                    while (true) {
                        queue.take();
                        Remedies.taskDone(queue);
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody has a reason to", e);
                }
            });
            taking.setDaemon(true);
            taking.start();
        }

        private static void receive(SocketChannel bare, Orders orders) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocateDirect(MEBIBYTE);
            while (true) {
                for (int i = 0; i < ARRAYS; i++) {
                    bytes.clear();
                    while (bytes.hasRemaining()) {
                        if (bare.read(bytes) < 0) {
                            throw new EOFException();
                        }
                    }
                }
                orders.answer(1);
            }
        }
    }
}
