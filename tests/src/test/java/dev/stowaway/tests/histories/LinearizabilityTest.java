package dev.stowaway.tests.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Histories by hand; each number is a moment. */
class LinearizabilityTest {
    @Test
    void two_holders_at_once_are_found() {
        rejected(LockModel.reentrant(), "none of these", """
                call   p a 1 lock
                return p a 2 done
                call   q a 3 tryLock
                return q a 4 true
                call   p a 5 unlock
                return p a 6 done
                """);
    }

    @Test
    void a_lock_that_passes_within_overlapping_calls_is_right() {
        assertThat(History.parse("""
                        call   q a 1 lock
                        call   p a 2 lock
                        return p a 3 done
                        call   p a 4 unlock
                        return q a 5 done
                        return p a 6 done
                        """).linearizedBy(LockModel.mutex()))
                .extracting(operation -> operation.client().process() + " " + operation.words())
                .containsExactly("p lock", "p unlock", "q lock");
    }

    @Test
    void a_release_that_is_lost_is_found() {
        rejected(LockModel.reentrant(), "q/a tryLock -> false", """
                call   p a 1 lock
                return p a 2 done
                call   p a 3 unlock
                return p a 4 done
                call   q a 5 tryLock
                return q a 6 false
                """);
    }

    @Test
    void a_release_without_an_answer_may_come_late_but_before_what_its_thread_does_next() {
        History late = History.parse("""
                call   p a 1 lock
                return p a 2 done
                call   p a 3 unlock
                return p a 4 done
                call   q a 5 tryLock
                return q a 6 false
                call   p a 7 tryLock
                return p a 8 false
                """);
        assertThatThrownBy(() -> late.linearizedBy(LockModel.mutex())).hasMessageContaining("q/a tryLock -> false");
        assertThatThrownBy(
                        () -> late.withoutAnswerTo(operation -> operation.name().equals("unlock"))
                                .linearizedBy(LockModel.mutex()))
                .hasMessageContaining("p/a tryLock -> false");
    }

    @Test
    void a_timed_try_may_give_up_at_any_time() {
        accepted(LockModel.reentrant(), """
                call   q a 5 tryLock 1us
                return q a 6 false
                call   q a 7 lockInterruptibly
                return q a 8 threw java.lang.InterruptedException (java.lang.Exception)
                """);
    }

    @Test
    void holds_are_counted() {
        String twice = """
                call   p a 1 lock
                return p a 2 done
                call   p a 3 tryLock
                return p a 4 true
                call   p a 5 unlock
                return p a 6 done
                call   q a 7 tryLock
                return q a 8 RESULT
                call   p a 9 getHoldCount
                return p a 10 1
                """;
        accepted(LockModel.reentrant(), twice.replace("RESULT", "false"));
        rejected(LockModel.reentrant(), "tryLock", twice.replace("RESULT", "true"));
        rejected(LockModel.mutex(), "p/a tryLock", twice.replace("RESULT", "false"));
    }

    @Test
    void only_who_does_not_hold_is_told_so() {
        String unlock = """
                call   p a 1 CALL
                return p a 2 RESULT
                call   p a 3 unlock
                return p a 4 threw java.lang.IllegalMonitorStateException (java.lang.RuntimeException)
                """;
        accepted(LockModel.reentrant(), unlock.replace("CALL", "isLocked").replace("RESULT", "false"));
        rejected(LockModel.reentrant(), "unlock", unlock.replace("CALL", "lock").replace("RESULT", "done"));
    }

    @Test
    void a_wait_lets_others_in_and_returns_with_the_lock() {
        String wait = """
                call   p a 1 lock
                return p a 2 done
                call   p a 3 await
                call   q a 4 lock
                return q a 5 done
                call   q a 6 signal
                return q a 7 done
                MIDDLE
                return p a 20 done
                call   p a 21 isHeldByCurrentThread
                return p a 22 true
                """;
        accepted(LockModel.reentrant(), wait.replace("MIDDLE", "call q a 8 unlock\nreturn q a 30 done"));
        rejected(LockModel.reentrant(), "await", wait.replace("MIDDLE", "call q a 8 isLocked"));
    }

    @Test
    void what_is_pending_may_have_happened_or_not() {
        String pending = """
                call   p a 1 lock
                call   q a 5 tryLock
                return q a 6 RESULT
                """;
        accepted(LockModel.reentrant(), pending.replace("RESULT", "true"));
        accepted(LockModel.reentrant(), pending.replace("RESULT", "false"));
    }

    @Test
    void a_pending_call_happens_once() {
        rejected(new SemaphoreModel(0), "acquire", """
                call   p a 1 release
                call   q a 2 acquire
                return q a 3 done
                call   q b 4 acquire
                return q b 5 done
                """);
    }

    @Test
    void a_death_lets_go_of_what_the_process_held_and_of_nothing_else() {
        String lines = """
                call   p a 1 lock
                return p a 2 done
                DEATH
                call   q a 5 lock
                return q a 6 done
                """;
        accepted(LockModel.reentrant(), lines.replace("DEATH", History.death("p", 4)));
        accepted(LockModel.reentrant(), lines.replace("DEATH", History.death("p", 5)));
        rejected(LockModel.reentrant(), "q/a lock", lines.replace("DEATH", History.death("p", 7)));
        rejected(LockModel.reentrant(), "q/a lock", lines.replace("DEATH", History.death("q", 4)));
    }

    @Test
    void more_permits_than_there_are_are_found() {
        String permits = """
                call   p a 1 acquire 2
                return p a 2 done
                call   q a 3 tryAcquire 2 5ms
                return q a 4 RESULT
                call   q a 5 tryAcquire
                return q a 6 true
                call   p b 7 availablePermits
                return p b 8 0
                """;
        accepted(new SemaphoreModel(3), permits.replace("RESULT", "false"));
        rejected(new SemaphoreModel(3), "tryAcquire 2 5ms -> true", permits.replace("RESULT", "true"));
    }

    @Test
    void the_permits_of_the_dead_come_back_once() {
        String permits = """
                call   p a 1 acquire 2
                return p a 2 done
                call   p a 3 release
                return p a 4 done
                DEATH
                call   q a 8 acquire 3
                return q a 9 done
                """;
        accepted(new SemaphoreModel(3), permits.replace("DEATH", History.death("p", 6)));
        rejected(new SemaphoreModel(2), "acquire 3", permits.replace("DEATH", History.death("p", 6)));
        rejected(new SemaphoreModel(3), "acquire 3", permits.replace("DEATH", "call q b 6 availablePermits"));
    }

    @Test
    void a_latch_opens_at_nought_and_not_before() {
        String latch = """
                call   p a 1 countDown
                return p a 3 done
                call   q a 2 await
                return q a 6 done
                call   q b 4 await 1ms
                return q b 5 RESULT
                """;
        accepted(new LatchModel(1), latch.replace("RESULT", "true"));
        rejected(new LatchModel(1), "await 1ms -> false", latch.replace("RESULT", "false"));
        rejected(new LatchModel(2), "q/a await", latch.replace("RESULT", "false"));
    }

    @Test
    void readers_share_and_writers_do_not() {
        String shared = """
                call   p a 1 read.lock
                return p a 2 done
                call   q a 3 OTHER.tryLock
                return q a 4 true
                """;
        accepted(new ReadWriteLockModel(), shared.replace("OTHER", "read"));
        rejected(new ReadWriteLockModel(), "write.tryLock", shared.replace("OTHER", "write"));
    }

    @Test
    void a_writer_becomes_a_reader_and_no_reader_a_writer() {
        accepted(new ReadWriteLockModel(), """
                call   p a 1 write.lock
                return p a 2 done
                call   p a 3 read.lock
                return p a 4 done
                call   p a 5 write.unlock
                return p a 6 done
                call   q a 7 read.tryLock
                return q a 8 true
                call   p a 9 write.tryLock
                return p a 10 false
                """);
        rejected(new ReadWriteLockModel(), "write.lock", """
                call   p a 1 read.lock
                return p a 2 done
                call   p a 3 write.lock
                return p a 4 done
                """);
    }

    private static void accepted(Model<?> model, String lines) {
        History history = History.parse(lines);
        assertThat(history.linearizedBy(model)).isSubsetOf(history.operations());
    }

    private static void rejected(Model<?> model, String culprit, String lines) {
        assertThatThrownBy(() -> History.parse(lines).linearizedBy(model))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("not linearizable", culprit);
    }
}
