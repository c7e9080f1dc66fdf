package dev.stowaway.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.ExitsWithThree;
import com.acme.rules.ChangesItsRules;
import com.acme.rules.SendsOrders;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @EachJdk(
            with = {
                "Order.content[7].lock",
                "path=Order.content[*].*",
                "**.lock",
                "kind=reentrant-lock",
                "lock=java.util.concurrent.locks.ReentrantLock",
                "declared=com.acme.rules.Order$Line.lock",
                "declared=com.acme.rules",
                "to=memory",
                "at=com.acme.rules.SendsOrders.send(SendsOrders.java:1)",
                "at=com.acme.rules.SendsOrders"
            })
    void each_matcher_picks_what_is_let_pass(Jdk jdk, String matcher) throws IOException {
        rules("allow " + matcher + " because \"known\"", "fail ** because \"new\"");

        Run run = Jvm.on(jdk)
                .agent("rules=" + file())
                .run(SendsOrders.class, "line", "file:semaphore")
                .printed("line sent", "file:semaphore refused")
                .reported("Semaphore");

        assertThat(run.finding().line("action"))
                .startsWith("failed (rule at line 2 of stowaway.rules: new): writeObject throws; site ");
    }

    @EachJdk
    void a_site_is_picked_by_the_digits_of_its_report(Jdk jdk) throws IOException {
        Run first = Jvm.on(jdk).agent().run(SendsOrders.class, "lock", "file:lock");
        assertThat(first.findings()).hasSize(2);
        String site = first.findings().get(1).line("action").replaceAll(".*; site ([0-9a-f]{6}),.*", "$1");
        rules("fail site=" + site);

        Jvm.on(jdk)
                .agent("rules=" + file())
                .run(SendsOrders.class, "lock", "file:lock")
                .printed("lock sent", "file:lock refused");
    }

    @EachJdk
    void the_first_match_wins_and_what_no_rule_speaks_of_is_left_to_the_action(Jdk jdk) throws IOException {
        rules(
                "# comment",
                "",
                "log    Order.content.schlo*  # under action=fail it is let pass",
                "allow  kind=reentrant-lock to=file  because \"reset in readObject, ACME-123\"",
                "fail   to=file",
                "allow  **.next+.lock because lists are copied anyway");

        Run run = Jvm.on(jdk)
                .agent("action=fail,rules=" + file())
                .run(SendsOrders.class, "unicode", "file:lock", "file:semaphore", "list", "array")
                .printed("unicode sent", "file:lock sent", "file:semaphore refused", "list sent", "array refused")
                .saidOnce(
                        "1 allowed  ReentrantLock  (",
                        "; rule at line 4 of stowaway.rules: reset in readObject, ACME-123)")
                .saidOnce(
                        "1 allowed  Order.content.next+.lock",
                        "rule at line 6 of stowaway.rules: lists are copied anyway)")
                .saidOnce("1 failed  Semaphore  (", "; rule at line 5 of stowaway.rules)");

        assertThat(run.findings().stream().map(finding -> finding.line("action").replaceAll("; site.*", "")))
                .containsExactly(
                        "logged (rule at line 3 of stowaway.rules)",
                        "failed (rule at line 5 of stowaway.rules): writeObject throws",
                        "failed (action=fail): writeObject throws");
    }

    @EachJdk
    void a_file_from_windows_is_read(Jdk jdk) throws IOException {
        Files.writeString(file(), "\ufeff# comment\r\n\r\nfail kind=semaphore\r\n");

        Jvm.on(jdk)
                .agent("rules=" + file())
                .run(SendsOrders.class, "lock", "semaphore")
                .printed("lock sent", "semaphore refused");
    }

    @EachJdk(
            with = {
                "fial **              | , line 2: \"fial\" is no action; allowed: log, fail, proxy, fresh, allow",
                "fail colour=red      | , line 2: \"colour\" is nothing that a rule can look at; allowed: path, kind, lock,",
                "fail to=pipe         | , line 2: to: \"pipe\" is no kind of destination; allowed: process, socket, file,",
                "allow kind=semaphore | , line 2: allow needs a reason; write because \"...\" at the end"
            })
    void a_line_that_cannot_be_read_is_one_error_and_an_application_that_runs_on(Jdk jdk, String row)
            throws IOException {
        String[] cells = row.split(" *\\| *", -1);
        rules("log **", cells[0]);

        Run run = Jvm.on(jdk)
                .agent("rules=" + file() + ",log=" + folder.resolve("log"))
                .exitCode(3)
                .run(ExitsWithThree.class)
                .printed("sent")
                .saidOnce(
                        "stowaway: option rules (agent argument): \"" + file() + "\"" + cells[1],
                        "; the application runs on without Stowaway");

        assertThat(run.stderr().lines()).as(run::toString).hasSize(1);
        assertThat(folder.resolve("log")).doesNotExist();
    }

    @EachJdk
    void a_file_that_is_not_there_is_one_error(Jdk jdk) {
        Run run = Jvm.on(jdk)
                .agent("rules=" + folder.resolve("absent"))
                .exitCode(3)
                .run(ExitsWithThree.class)
                .printed("sent")
                .saidOnce(
                        "stowaway: option rules (agent argument): ",
                        "absent\" can't be read (No such file or directory)");
        assertThat(run.stderr().lines()).as(run::toString).hasSize(1);
    }

    @EachJdk
    void changes_are_followed_while_the_application_runs(Jdk jdk) throws IOException {
        Path log = folder.resolve("log");
        rules("allow ** because \"to begin with\"");

        Jvm.on(jdk)
                .agent("rules=" + file() + ",log=" + log)
                .run(ChangesItsRules.class, file().toString(), log.toString())
                .printed(
                        "at first sent",
                        "edited refused",
                        "broken refused",
                        "replaced sent",
                        "gone sent",
                        "back refused")
                .saidNothing();

        List<String> lines = Files.readAllLines(log);
        assertThat(lines).filteredOn(line -> line.contains("stowaway: rules: ")).hasSize(5);
        assertThat(lines)
                .filteredOn(line -> line.contains("WARN stowaway: rules: " + file()))
                .hasSize(2)
                .anyMatch(line -> line.endsWith(", line 2: allow needs a reason; write because \"...\" at the end;"
                        + " the rules of before stay in force"))
                .anyMatch(line -> line.endsWith(" is gone; the rules of before stay in force"));
        assertThat(lines)
                .filteredOn(line -> line.contains("INFO stowaway: rules: " + file()))
                .hasSize(3)
                .allMatch(line -> line.endsWith(" has changed; 1 rule is in force now"));
        assertThat(lines)
                .anyMatch(line -> line.contains("; rule at line 1 of stowaway.rules: of the audit; not from the"));
    }

    private Path file() {
        return folder.resolve("stowaway.rules");
    }

    private void rules(String... lines) throws IOException {
        Files.write(file(), List.of(lines));
    }
}
