package dev.stowaway.tests.handles;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something that a thread of a {@link Member} was told to do, and may still be at. */
final class Call {
    private final String what;
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private volatile long called;
    private volatile long returned;

    Call(String what) {
        this.what = what;
    }

    /**
     * What came of it.
     *
     * @throws AssertionError if nothing comes
     */
    String result() {
        try {
            return answer.get(Profile.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(what + ": no answer after " + Profile.PATIENCE, e);
        } catch (ExecutionException e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(what, e);
        }
    }

    boolean isPending() {
        return !answer.isDone();
    }

    /** The moment, in nanoseconds. */
    long returned() {
        String unused = result();
        return returned;
    }

    Duration took() {
        String unused = result();
        return Duration.ofNanos(returned - called);
    }

    void calledAt(long nanos) {
        called = nanos;
    }

    void returnedAt(long nanos) {
        returned = nanos;
    }

    void answer(String result) {
        answer.complete(result);
    }

    void abandon() {
        answer.completeExceptionally(new IllegalStateException("the process has ended"));
    }
}
