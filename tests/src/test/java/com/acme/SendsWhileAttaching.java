package com.acme;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads serialize before, during and after the weaving, and compare the bytes with the first ones. */
public final class SendsWhileAttaching {
    private static final int THREADS = 8;
    private static final int ROUNDS_AFTERWARDS = 200;

    private static volatile boolean attached;

    public static void main(String[] args) throws Exception {
        Job job = new Job();
        byte[] expected = SendsJob.send(job);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch busy = new CountDownLatch(THREADS);
        List<Future<Integer>> mismatches = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            mismatches.add(threads.submit(() -> mismatches(job, expected, busy)));
        }
        busy.await();
        SelfAttach.stowaway("");
        attached = true;
        System.out.println(sum(mismatches) + " mismatches");
        threads.shutdown();
    }

    private static int mismatches(Job job, byte[] expected, CountDownLatch busy) throws IOException {
        int mismatches = 0;
        int afterwards = 0;
        while (afterwards < ROUNDS_AFTERWARDS) {
            afterwards += attached ? 1 : 0;
            mismatches += Arrays.equals(expected, SendsJob.send(job)) ? 0 : 1;
            busy.countDown();
        }
        return mismatches;
    }

    private static int sum(List<Future<Integer>> parts) throws ExecutionException, InterruptedException {
        int sum = 0;
        for (Future<Integer> part : parts) {
            sum += part.get();
        }
        return sum;
    }
}
