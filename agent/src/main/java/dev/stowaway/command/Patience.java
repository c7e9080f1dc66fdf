package dev.stowaway.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for another JVM for a while: one that hangs keeps who talks to it, and the attach API knows no timeout. */
final class Patience {
    private static final long LIMIT_S = 60;

    private Patience() {}

    /** What the conversation with that JVM yields. */
    static <T> @Nullable T within(long pid, Callable<@Nullable T> conversation) throws CommandFailure {
        FutureTask<@Nullable T> task = new FutureTask<>(conversation);
        Thread thread = new Thread(task, "conversation");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(LIMIT_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CommandFailure(ExitCode.FAILED, "JVM " + pid + " did not answer within " + LIMIT_S + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                throw failure;
            }
            if (e.getCause() instanceof IOException failure) {
                throw new CommandFailure(
                        ExitCode.FAILED, "the talk with JVM " + pid + " broke off: " + failure.getMessage());
            }
            throw new CommandFailure(ExitCode.FAILED, "the talk with JVM " + pid + " failed: " + e.getCause());
        }
    }
}
