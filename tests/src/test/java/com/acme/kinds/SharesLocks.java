package com.acme.kinds;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Holds some locks, sends all to a process that tries them, and looks at what came back and what was done.
 *
 * <p>The arguments are a file for what comes back, the class path of that process, and flags of its JVM.
 */
@SuppressWarnings("LockNotBeforeTry") // what matters is who is kept out meanwhile
public final class SharesLocks {
    public static void main(String[] arguments) throws IOException, InterruptedException, ClassNotFoundException {
        Path returned = Path.of(arguments[0]);
        Locks locks = new Locks();
        locks.plain.lock();
        locks.handMade.lock();
        Process receiver = new ProcessBuilder(receiver(arguments))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (ObjectOutputStream out = new ObjectOutputStream(receiver.getOutputStream())) {
            out.writeObject(locks);
        }
        while (receiver.isAlive() && !locks.latch.await(100, TimeUnit.MILLISECONDS)) {
            // It can't count down if it could not read.
        }
        locks.plain.unlock();
        locks.handMade.unlock();
        receiver.waitFor();
        System.out.println("unlocked in the owner " + CountingLock.UNLOCKS);
        System.out.println("permits back " + locks.permits.tryAcquire(3, 60, TimeUnit.SECONDS));
        if (Files.exists(returned)) {
            try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(returned))) {
                System.out.println("came home " + (in.readObject() == locks.plain));
            }
        }
    }

    private static List<String> receiver(String[] arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(Arrays.asList(arguments).subList(2, arguments.length));
        command.addAll(List.of("-cp", arguments[1], TriesLocks.class.getName(), arguments[0]));
        command.add(Long.toString(ProcessHandle.current().pid()));
        return command;
    }
}
