package dev.stowaway.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HarnessTest {
    @EachJdk
    void stdout_and_stderr_are_told_apart_and_hold_nothing_else(Jdk jdk) {
        Run run = Jvm.on(jdk).run(Prints.class, "one", "two").printed("one");
        assertThat(run.stderr()).isEqualTo("two" + System.lineSeparator());
    }

    @EachJdk
    void the_jdk_that_was_asked_for_runs(Jdk jdk) {
        Jvm.on(jdk).run(PrintsVersion.class).printed(Integer.toString(jdk.feature()));
    }

    @EachJdk
    void a_jvm_that_hangs_is_killed_and_its_output_shown(Jdk jdk) {
        assertThatThrownBy(() -> Jvm.on(jdk).timeout(Duration.ofSeconds(3)).run(Hangs.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("not ended after PT3S", "about to hang", Hangs.class.getName());
    }

    @EachJdk
    void an_unexpected_exit_code_fails_with_the_output(Jdk jdk) {
        assertThatThrownBy(() -> Jvm.on(jdk).exitCode(1).run(Prints.class, "one", "two"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("exit code 0", "one", "two");
    }

    @EachJdk
    void an_error_that_the_agent_suppressed_fails_the_test(Jdk jdk) {
        assertThatThrownBy(() -> Jvm.on(jdk).run(Prints.class, "one", "1 error inside Stowaway suppressed"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 error inside Stowaway suppressed");
    }

    @EachJdk
    void a_check_that_fails_shows_the_whole_output(Jdk jdk) {
        Run run = Jvm.on(jdk).run(Prints.class, "one", "two");
        assertThatThrownBy(() -> run.printed("three"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("three", "one", "two");
        assertThatThrownBy(() -> run.reported("Job.lock"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("Job.lock", "one", "two");
    }

    @Test
    void findings_are_read_from_between_other_lines() {
        String log = """
                starting
                WARN stowaway: a lock was serialized: Job.stage.caches["eu"].lock
                  lock      java.util.concurrent.locks.ReentrantLock, held by thread "loader-2", 1 waiting
                  remedy    make the field transient and create a new lock in readResolve/readObject
                            (a final transient field comes back null)
                stopping
                  lock      of another kind
                12:01 [main] WARN stowaway -- stowaway: a lock was serialized: Order.lock
                """;
        assertThat(ReportedFinding.parse(log))
                .extracting(ReportedFinding::path)
                .containsExactly("Job.stage.caches[\"eu\"].lock", "Order.lock");
        ReportedFinding first = ReportedFinding.parse(log).get(0);
        assertThat(first.line("lock")).endsWith("1 waiting").contains("ReentrantLock");
        assertThat(first.line("remedy")).endsWith("readResolve/readObject (a final transient field comes back null)");
    }

    static final class Prints {
        public static void main(String[] args) {
            System.out.println(args[0]);
            System.err.println(args[1]);
        }
    }

    static final class PrintsVersion {
        public static void main(String[] args) {
            System.out.println(Runtime.version().feature());
        }
    }

    static final class Hangs {
        public static void main(String[] args) throws InterruptedException {
            System.err.println("about to hang");
            new CountDownLatch(1).await();
        }
    }
}
