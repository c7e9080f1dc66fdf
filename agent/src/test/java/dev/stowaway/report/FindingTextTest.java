package dev.stowaway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTextTest {
    @Test
    void tells_of_a_finding_in_one_block() {
        assertThat(FindingText.of(Findings.held())).isEqualTo("""
                        a lock was serialized: Job.stage.caches["eu"].lock
                          lock      java.util.concurrent.locks.ReentrantLock, held by thread "loader-2", 1 waiting
                          path      Job .stage → Stage .caches → HashMap ["eu"] → RegionCache .lock
                          declared  private final ReentrantLock com.acme.RegionCache.lock    (acme-cache-2.1.jar)
                          to        stdin of process 4711 (java com.acme.Worker), through BufferedOutputStream
                          at        com.acme.Dispatcher.send(Dispatcher.java:42), thread "main"
                          effect    the copy starts unlocked and excludes nobody in the receiving process
                          remedy    make the field transient and create a new lock in readResolve/readObject (a final
                                    transient field comes back null), or share it
                          action    logged (action=log); site 5f2c91, reported once, then counted""");
    }

    @Test
    void shows_further_frames_and_leaves_out_what_is_not_known() {
        LockFinding finding = new LockFinding(
                "0000a1",
                "MONITOR",
                "java.lang.Object",
                "",
                "Object[][0]",
                "Object[][*]",
                "Object[] [0]",
                null,
                "MEMORY",
                "memory (ByteArrayOutputStream)",
                new Frame("com.acme.Cache", "store", "Cache.java", 7),
                "main",
                "writeObject throws NotSerializableException",
                "use a class that is Serializable",
                Outcome.asked(Verdict.of(Action.FAIL)),
                List.of(
                        new Frame("com.acme.Cache", "put", "Cache.java", 3),
                        new Frame("com.acme.Main", "main", "Main.java", 1)));

        assertThat(FindingText.of(finding)).isEqualTo("""
                        a lock was serialized: Object[][0]
                          lock      java.lang.Object
                          path      Object[] [0]
                          to        memory (ByteArrayOutputStream)
                          at        com.acme.Cache.store(Cache.java:7), thread "main"
                                    com.acme.Cache.put(Cache.java:3)
                                    com.acme.Main.main(Main.java:1)
                          effect    writeObject throws NotSerializableException
                          remedy    use a class that is Serializable
                          action    failed (action=fail): writeObject throws; site 0000a1, reported once, then counted""");
    }

    @Test
    void tells_what_stands_in_a_locks_place_in_one_block() {
        LockFinding finding = Findings.treated(
                "the receiver shares this very lock, through a handle",
                "none is needed while Stowaway replaces it; to do without, make RegionCache.lock transient",
                Outcome.asked(Verdict.of(Action.PROXY)));

        assertThat(FindingText.of(finding)).isEqualTo("""
                        a lock was serialized: Job.stage.caches["eu"].lock
                          lock      java.util.concurrent.locks.ReentrantLock, held by thread "loader-2", 1 waiting
                          path      Job .stage → Stage .caches → HashMap ["eu"] → RegionCache .lock
                          declared  private final ReentrantLock com.acme.RegionCache.lock    (acme-cache-2.1.jar)
                          to        stdin of process 4711 (java com.acme.Worker), through BufferedOutputStream
                          at        com.acme.Dispatcher.send(Dispatcher.java:42), thread "main"
                          effect    the receiver shares this very lock, through a handle
                          remedy    none is needed while Stowaway replaces it; to do without, make RegionCache.lock
                                    transient
                          action    proxied (action=proxy); site 5f2c91, reported once, then counted""");
    }

    @Test
    void says_why_a_lock_was_not_replaced() {
        LockFinding finding = Findings.treated(
                "the copy starts unlocked",
                "make RegionCache.lock transient",
                new Outcome(
                        Verdict.of(Action.PROXY),
                        "a handle in a file would outlive its owner, and no rule asks for it"));

        assertThat(FindingText.of(finding)).isEqualTo("""
                        a lock was serialized: Job.stage.caches["eu"].lock
                          lock      java.util.concurrent.locks.ReentrantLock, held by thread "loader-2", 1 waiting
                          path      Job .stage → Stage .caches → HashMap ["eu"] → RegionCache .lock
                          declared  private final ReentrantLock com.acme.RegionCache.lock    (acme-cache-2.1.jar)
                          to        stdin of process 4711 (java com.acme.Worker), through BufferedOutputStream
                          at        com.acme.Dispatcher.send(Dispatcher.java:42), thread "main"
                          effect    the copy starts unlocked
                          remedy    make RegionCache.lock transient
                          action    logged, since a handle in a file would outlive its owner, and no rule asks for it
                                    (action=proxy); site 5f2c91, reported once, then counted""");
    }

    @Test
    void wraps_prose_at_a_hundred_columns_and_never_a_path() {
        String longWord = "x".repeat(90);
        String path = "Job." + "next.".repeat(40) + "lock";
        LockFinding held = Findings.held();
        LockFinding finding = new LockFinding(
                held.site(),
                held.kind(),
                held.lockClass(),
                held.state(),
                path,
                path,
                path,
                null,
                held.destinationKind(),
                held.destination(),
                held.caller(),
                held.thread(),
                "a ".repeat(44) + "b",
                "see " + longWord + " " + longWord,
                held.outcome(),
                List.of());

        assertThat(FindingText.of(finding).lines())
                .contains("a lock was serialized: " + path, "  path      " + path)
                .containsSequence("  effect    " + "a ".repeat(43) + "a", "            b")
                .containsSequence("  remedy    see", "            " + longWord, "            " + longWord);
    }

    @Test
    void a_line_feed_in_a_name_does_not_forge_a_line() {
        assertThat(FindingText.of(Findings.inThread("main\"\nWARN stowaway: all is well"))
                        .lines())
                .contains("  at        com.acme.Dispatcher.send(Dispatcher.java:42),"
                        + " thread \"main\"\\nWARN stowaway: all is well\"");
    }
}
