package com.acme.launch;

import com.acme.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Launches {@code /bin/true} in a way that is hazardous, or nearly so. */
public final class LaunchesHazardously {
    private LaunchesHazardously() {}

    /** Something to hold the monitor of. */
    static final class Registry {
        synchronized String launchInMethod() throws Exception {
            return launch();
        }
    }

    static final class Mutex extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(int ignored) {
            setExclusiveOwnerThread(Thread.currentThread());
            return compareAndSetState(0, 1);
        }
    }

    public static void main(String[] words) throws Exception {
        try {
            System.out.println(run(words[0]));
        } catch (IOException e) {
            System.out.println(e);
        }
    }

    private static String run(String way) throws Exception {
        Lock lock = new ReentrantLock();
        return switch (way) {
            case "monitor" -> monitor(new Registry());
            case "method" -> new Registry().launchInMethod();
            case "lock" -> under(lock);
            case "write" -> under(new ReentrantReadWriteLock().writeLock());
            case "read" -> under(new ReentrantReadWriteLock().readLock());
            case "own" -> own(new Mutex());
            case "pool" -> inPool(() -> under(lock));
            case "poolWithout" -> inPool(() -> launch());
            case "released" -> released(lock);
            case "none" -> launch();
            case "base64" -> withArguments("--job=" + Base64.getEncoder().encodeToString(job()), "x");
            case "url" -> withArguments(Base64.getUrlEncoder().withoutPadding().encodeToString(job()));
            case "hex" -> withArguments("x", HexFormat.of().formatHex(job()));
            case "variable" -> variable();
            case "raw" -> raw();
            case "absent" -> absent();
            default -> throw new IllegalArgumentException(way);
        };
    }

    private static String monitor(Registry registry) throws Exception {
        synchronized (registry) {
            return launch();
        }
    }

    private static String under(Lock lock) throws Exception {
        return withLock(lock, () -> launch());
    }

    private static String released(Lock lock) throws Exception {
        return withLock(lock, () -> "") + launch();
    }

    private static String withLock(Lock lock, Callable<String> action) throws Exception {
        lock.lock();
        try {
            return action.call();
        } finally {
            lock.unlock();
        }
    }

    private static String own(Mutex mutex) throws Exception {
        mutex.acquire(1);
        return launch();
    }

    private static String inPool(Callable<String> task) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            return pool.submit(task).get();
        } finally {
            pool.shutdown();
        }
    }

    private static String variable() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/true");
        builder.environment().put("ACME_JOB", Base64.getEncoder().encodeToString(job()));
        return exitCode(builder);
    }

    private static String raw() throws Exception {
        String raw = new String(job(), StandardCharsets.ISO_8859_1);
        ProcessBuilder builder = new ProcessBuilder("/bin/true");
        try {
            builder.environment().put("ACME_JOB", raw);
        } catch (IllegalArgumentException refused) {
            try {
                return withArguments(raw);
            } catch (IOException alsoRefused) {
                return "refused before any process was launched";
            }
        }
        return exitCode(builder);
    }

    private static String absent() {
        int exceptions = 0;
        for (int i = 0; i < 10_000; i++) {
            try {
                new ProcessBuilder("/no/such/java").start();
            } catch (IOException expected) {
                exceptions++;
            }
        }
        return exceptions + " exceptions";
    }

    private static String withArguments(String first, String... rest) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/true", first));
        command.addAll(List.of(rest));
        return exitCode(new ProcessBuilder(command));
    }

    private static String launch() throws Exception {
        return "exit code " + new ProcessBuilder("/bin/true").start().waitFor();
    }

    private static String exitCode(ProcessBuilder builder) throws Exception {
        return "exit code " + builder.start().waitFor();
    }

    private static byte[] job() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Job());
        }
        return bytes.toByteArray();
    }
}
