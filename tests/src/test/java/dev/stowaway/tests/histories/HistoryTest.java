package dev.stowaway.tests.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void calls_and_returns_are_matched_by_process_and_thread() {
        History history = History.parse("""
                call   q a 5 unlock
                call   p a 1 tryLock 5ms
                return q a 9 threw java.lang.IllegalMonitorStateException (java.lang.RuntimeException)
                return p a 7 true
                call   p a 8 unlock
                """);
        assertThat(history.operations())
                .containsExactly(
                        new Operation(new Client("p", "a"), 1, 7, "tryLock 5ms", "true"),
                        new Operation(
                                new Client("q", "a"),
                                5,
                                9,
                                "unlock",
                                "threw java.lang.IllegalMonitorStateException (java.lang.RuntimeException)"),
                        new Operation(new Client("p", "a"), 8, Operation.PENDING, "unlock", null));
    }

    @Test
    void lines_that_make_no_sense_are_refused_and_shown() {
        refused("call p a 1", "is no call");
        refused("told p a 1 lock", "is no call");
        refused("return p a 1 done", "returns from nothing");
        refused("call p a 1 lock\ncall p a 2 unlock", "before the return");
    }

    private static void refused(String lines, String problem) {
        assertThatThrownBy(() -> History.parse(lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        lines.lines().reduce((first, last) -> last).orElseThrow(), problem);
    }
}
