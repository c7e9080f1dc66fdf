package com.acme.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Does to the rules file, while it sends, what people do to it. The arguments are that file and the agent's log. */
public final class ChangesItsRules {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path rules;
    private final Path log;

    private ChangesItsRules(Path rules, Path log) {
        this.rules = rules;
        this.log = log;
    }

    public static void main(String[] args) throws IOException {
        new ChangesItsRules(Path.of(args[0]), Path.of(args[1])).run();
    }

    private void run() throws IOException {
        System.out.println("at first" + SendsOrders.send("lock"));

        Files.writeString(rules, "# edited in place\nfail **\n");
        System.out.println("edited" + until(" refused"));

        Files.writeString(rules, "fail **\nallow **\n");
        untilLogHas("allow needs a reason");
        System.out.println("broken" + SendsOrders.send("lock"));

        replace("log **\r\n");
        System.out.println("replaced" + until(" sent"));

        Files.delete(rules);
        untilLogHas("is gone");
        System.out.println("gone" + SendsOrders.send("lock"));

        replace("fail kind=reentrant-lock because \"of the audit\"\n");
        System.out.println("back" + until(" refused"));
    }

    private void replace(String text) throws IOException {
        Path fresh = Files.writeString(rules.resolveSibling("fresh"), text);
        Files.move(fresh, rules, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String until(String outcome) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!SendsOrders.send("lock").equals(outcome)) {
            pause(deadline);
        }
        return outcome;
    }

    private void untilLogHas(String words) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(words)) {
            SendsOrders.send("lock");
            pause(deadline);
        }
    }

    private static void pause(long deadline) {
        if (System.nanoTime() - deadline > 0) {
            throw new AssertionError("waited for " + PATIENCE);
        }
        LockSupport.parkNanos(20_000_000);
    }
}
