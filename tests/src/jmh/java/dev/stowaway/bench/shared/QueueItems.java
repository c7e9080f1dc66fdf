package dev.stowaway.bench.shared;

import dev.stowaway.share.SharedQueue;
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

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench");
        Path socket = folder.resolve("bytes");
        try (SharedQueue<Integer> integers = SharedQueue.create();
                SharedQueue<byte[]> arrays =
                        SharedQueue.builder().capacity(CAPACITY).create();
                ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
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

    private static long put(SharedQueue<Integer> queue) throws InterruptedException {
        long before = System.nanoTime();
        for (int i = 0; i < INTEGERS; i++) {
            queue.put(i);
        }
        queue.join();
        return System.nanoTime() - before;
    }

    private static long putArrays(SharedQueue<byte[]> queue) throws InterruptedException {
        byte[] array = new byte[MEBIBYTE];
        long before = System.nanoTime();
        for (int i = 0; i < ARRAYS; i++) {
            queue.put(array);
        }
        queue.join();
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

    record Shared(SharedQueue<Integer> integers, SharedQueue<byte[]> arrays, String socket) implements Serializable {}

    /** The other process. */
    static final class Taking {
        private Taking() {}

        public static void main(String[] arguments) throws Exception {
            Orders orders = new Orders();
            Shared shared = orders.graph(Shared.class);
            Thread integers = new Thread(() -> take(shared.integers()), "integers");
            Thread arrays = new Thread(() -> take(shared.arrays()), "arrays");
            integers.start();
            arrays.start();
            SocketChannel bare = SocketChannel.open(UnixDomainSocketAddress.of(shared.socket()));
            try {
                receive(bare, orders);
            } catch (EOFException end) {
                integers.join();
                arrays.join();
            }
        }

        private static <E> void take(SharedQueue<E> queue) {
            for (E element : queue.untilClosed()) {
                if (element == null) {
                    throw new IllegalStateException("nothing there");
                }
                queue.taskDone();
            }
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
