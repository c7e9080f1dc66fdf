package com.acme.kinds;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Holds some locks, sends all to a process that tries them, and looks at what came back and what was done. */
@SuppressWarnings("LockNotBeforeTry") // what matters is who is kept out meanwhile
public final class SharesLocks {
    public static void main(String[] returnedAndFlags)
            throws IOException, InterruptedException, ClassNotFoundException {
        Path returned = Path.of(returnedAndFlags[0]);
        Locks locks = new Locks();
        locks.plain.lock();
        locks.handMade.lock();
        Process receiver = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        returnedAndFlags[1],
                        TriesLocks.class.getName(),
                        returned.toString(),
                        Long.toString(ProcessHandle.current().pid()))
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
}
