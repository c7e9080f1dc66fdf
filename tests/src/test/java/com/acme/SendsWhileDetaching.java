package com.acme;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads serialize, each to new streams and to one that stays open, while the agent comes and goes, and compare the
 * bytes with those from before it ever came. A thread that gets an exception prints it.
 */
public final class SendsWhileDetaching {
    private static final int THREADS = 4;
    private static final int TIMES = 25;

    private static volatile boolean done;

    public static void main(String[] args) throws Exception {
        Job job = new Job();
        byte[] alone = SendsJob.send(job);
        byte[] among = new OpenStream().write(job);
        CountDownLatch busy = new CountDownLatch(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> mismatches = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            mismatches.add(threads.submit(() -> mismatches(job, alone, among, busy)));
        }
        busy.await();
        for (int i = 0; i < TIMES; i++) {
            SelfAttach.stowaway("");
            SelfAttach.detach();
        }
        done = true;
        int sum = 0;
        for (Future<Integer> part : mismatches) {
            sum += part.get();
        }
        System.out.println(sum + " mismatches");
        threads.shutdown();
    }

    private static int mismatches(Job job, byte[] alone, byte[] among, CountDownLatch busy) throws IOException {
        int mismatches = 0;
        OpenStream stream = new OpenStream();
        while (!done) {
            mismatches += Arrays.equals(alone, SendsJob.send(job)) ? 0 : 1;
            mismatches += Arrays.equals(among, stream.write(job)) ? 0 : 1;
            busy.countDown();
        }
        return mismatches;
    }

    private static final class OpenStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ObjectOutputStream stream = new ObjectOutputStream(bytes);

        OpenStream() throws IOException {
            stream.flush();
        }

        /** What one object adds to the stream. */
        byte[] write(Object object) throws IOException {
            bytes.reset();
            stream.writeObject(object);
            stream.reset();
            stream.flush();
            return bytes.toByteArray();
        }
    }
}
