package com.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Serializes on many virtual threads; for JDK 21 and later, found by reflection since this is compiled for 17. */
public final class SendsOnVirtualThreads {
    private static final int THREADS = 500;

    public static void main(String[] args) throws Exception {
        ExecutorService executor = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            sent.add(executor.submit(() -> SendsJob.send(new Job())));
        }
        for (Future<?> each : sent) {
            each.get();
        }
        executor.shutdown();
        System.out.println("sent " + sent.size());
    }
}
