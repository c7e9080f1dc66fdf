package com.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Uses serialization for the first time on many threads at once. */
public final class SendsFromManyThreads {
    private static final int THREADS = 64;

    public static void main(String[] args) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<byte[]>> sent = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            sent.add(executor.submit(() -> {
                start.await();
                return SendsJob.send(new Job());
            }));
        }
        for (Future<byte[]> each : sent) {
            each.get();
        }
        executor.shutdown();
        System.out.println("sent " + sent.size());
    }
}
