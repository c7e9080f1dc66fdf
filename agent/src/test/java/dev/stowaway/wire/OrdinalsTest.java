package dev.stowaway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.remote.Fresh;
import dev.stowaway.remote.Handed;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What travels of these is the ordinal. New ones go to the end; with any other change, {@link Frame#VERSION} has to change,
 * since processes with different jars would misunderstand one another.
 */
class OrdinalsTest {
    @Test
    void of_frames() {
        assertThat(names(FrameKind.values()))
                .isEqualTo("HELLO WELCOME REFUSED PROOF BIND ACQUIRE RELEASE AWAIT SIGNAL SIGNAL_ALL NEW_CONDITION ASK"
                        + " ARRIVE RESET DRAIN CANCEL ABANDON DONE INTERRUPTED FAILED ADOPT DROP GONE LIST EDGES EDGE"
                        + " STACK LINE CALL RETURNED THREW MEMORY");
    }

    @Test
    void of_questions() {
        assertThat(names(Question.values()))
                .isEqualTo("IS_LOCKED READ_HOLDS HAS_WAITERS WAITERS COUNT IS_BROKEN AT_BARRIER STATE");
    }

    @Test
    void of_failures() {
        assertThat(names(Failure.values()))
                .isEqualTo("NO_SUCH_LOCK ILLEGAL_MONITOR_STATE ILLEGAL_ARGUMENT UNSUPPORTED BROKEN_BARRIER TIMED_OUT"
                        + " APPLICATION");
    }

    @Test
    void of_the_sides_of_a_lock() {
        assertThat(names(LockMode.values())).isEqualTo("EXCLUSIVE READ WRITE");
    }

    @Test
    void of_handles() {
        assertThat(names(Handed.Kind.values()))
                .isEqualTo("REENTRANT_LOCK READ_WRITE_LOCK READ_LOCK WRITE_LOCK CONDITION SEMAPHORE COUNT_DOWN_LATCH"
                        + " CYCLIC_BARRIER LOCK LOCK_PAIR READ_SIDE WRITE_SIDE PAIR_READ_SIDE PAIR_WRITE_SIDE"
                        + " LOCK_CONDITION");
    }

    @Test
    void of_fresh_locks() {
        assertThat(names(Fresh.Kind.values()))
                .isEqualTo("MONITOR COUNT_DOWN_LATCH CYCLIC_BARRIER EXCHANGER THREAD_LOCAL");
    }

    private static String names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(" "));
    }
}
