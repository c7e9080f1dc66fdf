package dev.stowaway.report;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Verdict;
import java.util.List;

/** Examples. */
final class Findings {
    private Findings() {}

    /** The one of the README. */
    static LockFinding held() {
        return inThread("main");
    }

    static LockFinding inThread(String thread) {
        return of(
                thread,
                "the copy starts unlocked and excludes nobody in the receiving process",
                "make the field transient and create a new lock in readResolve/readObject"
                        + " (a final transient field comes back null), or share it",
                Outcome.asked(Verdict.of(Action.LOG)));
    }

    /** About which something else was done. */
    static LockFinding treated(String effect, String remedy, Outcome outcome) {
        return of("main", effect, remedy, outcome);
    }

    private static LockFinding of(String thread, String effect, String remedy, Outcome outcome) {
        return new LockFinding(
                "5f2c91",
                "REENTRANT_LOCK",
                "java.util.concurrent.locks.ReentrantLock",
                "held by thread \"loader-2\", 1 waiting",
                "Job.stage.caches[\"eu\"].lock",
                "Job.stage.caches[*].lock",
                "Job .stage → Stage .caches → HashMap [\"eu\"] → RegionCache .lock",
                new Declaration(
                        "private final", "ReentrantLock", "com.acme.RegionCache", "lock", "acme-cache-2.1.jar", true),
                "PROCESS",
                "stdin of process 4711 (java com.acme.Worker), through BufferedOutputStream",
                new Frame("com.acme.Dispatcher", "send", "Dispatcher.java", 42),
                thread,
                effect,
                remedy,
                outcome,
                List.of());
    }
}
