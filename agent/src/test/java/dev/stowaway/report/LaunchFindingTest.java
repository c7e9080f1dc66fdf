package dev.stowaway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.report.LaunchFinding.Hazard;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Rule;
import dev.stowaway.rules.Rules;
import dev.stowaway.rules.RulesException;
import dev.stowaway.rules.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchFindingTest {
    @Test
    void a_launch_under_a_lock_reads_as_a_whole() {
        LaunchFinding finding = new LaunchFinding(
                "ab78df",
                Hazard.HELD,
                "HELD_AT_LAUNCH",
                "com.acme.Registry",
                "com.acme.Registry, its monitor",
                null,
                null,
                "com.acme.Registry.refresh(Registry.java:40)",
                "java com.acme.Worker",
                new Frame("com.acme.Dispatcher", "send", "Dispatcher.java", 42),
                "main",
                Outcome.asked(Verdict.of(Action.LOG)),
                List.of(new Frame("com.acme.Main", "main", "Main.java", 7)));
        assertThat(finding.text()).isEqualTo("""
                a process was launched under a lock: com.acme.Registry, its monitor
                  lock      com.acme.Registry, its monitor
                  taken     com.acme.Registry.refresh(Registry.java:40)
                  process   java com.acme.Worker
                  at        com.acme.Dispatcher.send(Dispatcher.java:42), thread "main"
                            com.acme.Main.main(Main.java:7)
                  effect    this lock keeps out threads of this process alone, not the one that is launched; and who
                            wants it waits for as long as it is held: for ever, if the launching thread waits under
                            it for a process that waits for another thread of this one
                  remedy    launch the process and wait for it without the lock; to keep processes apart, use a lock
                            that both know, such as a FileLock
                  action    logged; site ab78df, reported once, then counted""");
    }

    @Test
    void a_rule_that_would_replace_a_lock_is_told_that_it_cannot() throws RulesException {
        Occurrence launch = new Occurrence("HELD_AT_LAUNCH", "<held at launch: a.B>", "a.B.c", "PROCESS", "a.B", null);
        Rule rule = Rules.parse("proxy ** because \"all is shared\"", "stowaway.rules")
                .first(launch, "");
        LaunchFinding finding = new LaunchFinding(
                "ab78df",
                Hazard.HELD,
                "HELD_AT_LAUNCH",
                "com.acme.Registry",
                "com.acme.Registry, its monitor",
                null,
                null,
                "com.acme.Registry.refresh(Registry.java:40)",
                "java com.acme.Worker",
                null,
                "main",
                new Outcome(new Verdict(Action.PROXY, rule, 0), "a launch writes no stream"),
                List.of());

        assertThat(finding.action()).isEqualTo(Action.LOG);
        assertThat(finding.text()).isEqualTo("""
                a process was launched under a lock: com.acme.Registry, its monitor
                  lock      com.acme.Registry, its monitor
                  taken     com.acme.Registry.refresh(Registry.java:40)
                  process   java com.acme.Worker
                  at        unknown (only frames of the JDK), thread "main"
                  effect    this lock keeps out threads of this process alone, not the one that is launched; and who
                            wants it waits for as long as it is held: for ever, if the launching thread waits under
                            it for a process that waits for another thread of this one
                  remedy    launch the process and wait for it without the lock; to keep processes apart, use a lock
                            that both know, such as a FileLock
                  action    logged, since a launch writes no stream (rule at line 1 of stowaway.rules: all is
                            shared); site ab78df, reported once, then counted""");
    }

    @Test
    void a_lock_in_an_argument_reads_as_a_whole() {
        LaunchFinding finding = new LaunchFinding(
                "313f03",
                Hazard.PASSED,
                "PASSED_AS_ARGUMENT",
                "java.util.concurrent.locks.ReentrantLock",
                "java.util.concurrent.locks.ReentrantLock",
                "Job.lock",
                "Job .lock",
                "argument 3, Base64",
                "java com.acme.Worker",
                new Frame("com.acme.Dispatcher", "send", "Dispatcher.java", 42),
                "main",
                Outcome.asked(Verdict.of(Action.LOG)),
                List.of());
        assertThat(finding.text()).isEqualTo("""
                a process was given a serialized lock: Job.lock
                  lock      java.util.concurrent.locks.ReentrantLock
                  path      Job .lock
                  in        argument 3, Base64
                  process   java com.acme.Worker
                  at        com.acme.Dispatcher.send(Dispatcher.java:42), thread "main"
                  effect    the process reads a copy that shares nothing with the original: it excludes nobody
                            there, and any user of this machine may read a process's arguments
                  remedy    keep the lock out of what is serialized (a transient field, or writeReplace), and send
                            the data through the process's stdin or a file
                  action    logged; site 313f03, reported once, then counted""");
    }
}
