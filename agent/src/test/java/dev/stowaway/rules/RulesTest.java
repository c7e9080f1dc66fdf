package dev.stowaway.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowaway.inspect.Destination;
import dev.stowaway.locks.LockKind;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final String SITE = "5f2c91";
    private static final Occurrence OCCURRENCE = new Occurrence(
            "READ_WRITE_LOCK",
            "Order.lines[*].lock",
            "com.acme.rpc.Dispatcher.send",
            "PROCESS",
            "com.acme.locks.FairLock",
            "com.acme.order.Order$Line.lock");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fail **",
                "fail path=**",
                "fail Order.lines[3].lock",
                "fail path=Order.lines[3].lock",
                "fail path=\"Order.lines[\\\"a b\\\"].lock\"",
                "fail Order.lines[\"a b # c\"].lock",
                "  fail\t**  # everything",
                "fail ** because of the audit",
                "fail ** because \"of # the audit\" # but see below",
                "fail kind=read-write-lock",
                "fail lock=com.acme.locks.FairLock",
                "fail lock=com.acme.locks",
                "fail lock=com.acme.**",
                "fail lock=*.acme.*.Fair*",
                "fail lock=**.FairLock",
                "fail declared=com.acme.order.Order$Line.lock",
                "fail declared=com.acme.order.Order$Line",
                "fail declared=com.acme.order.Order",
                "fail declared=com.acme.order",
                "fail declared=com.acme",
                "fail to=process",
                "fail at=com.acme.rpc.Dispatcher.send",
                "fail at=com.acme.rpc.Dispatcher.send(Dispatcher.java:42)",
                "fail at=com.acme.rpc.Dispatcher",
                "fail at=com.acme.rpc",
                "fail site=5f2c91",
                "fail to=process kind=read-write-lock **.lock"
            })
    void a_rule_for_each_thing_that_can_be_told(String line) throws RulesException {
        assertThat(first(line)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t",
                "# fail **",
                "fail Order.lines[3].gate",
                "fail kind=reentrant-lock",
                "fail lock=com.acme.locks.Fair",
                "fail lock=com.acme.lock",
                "fail lock=*.FairLock",
                "fail declared=com.acme.orders",
                "fail declared=com.acme.order.Order$Lin",
                "fail to=file",
                "fail at=com.acme.rpc.Dispatcher.se",
                "fail site=5f2c92",
                "fail to=process kind=semaphore",
                "fail ** to=file"
            })
    void what_does_not_match_in_every_part_does_not_match(String line) throws RulesException {
        assertThat(first(line)).isNull();
    }

    @Test
    void the_first_match_wins() throws RulesException {
        Rule rule = Objects.requireNonNull(first("""
                # A comment.

                log to=file
                allow Order.** because "reset in readObject, ACME-123"
                fail **
                """));

        assertThat(rule.action()).isEqualTo(Action.ALLOW);
        assertThat(rule.line()).isEqualTo(4);
        assertThat(rule.reason()).isEqualTo("reset in readObject, ACME-123");
    }

    @Test
    void a_lock_can_be_replaced_by_rule_and_no_reason_is_needed() throws RulesException {
        assertThat(first("proxy to=process kind=read-write-lock"))
                .extracting(Rule::action)
                .isEqualTo(Action.PROXY);
        assertThat(first("fresh Order.**")).extracting(Rule::action).isEqualTo(Action.FRESH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufefffail **\r\nlog to=file\r\n", "# a\r\nfail **", "\r\n\r\nfail **\r\n"})
    void files_of_every_editor_are_read(String text) throws RulesException {
        assertThat(first(text)).isNotNull();
    }

    @Test
    void what_declares_nothing_is_not_matched_by_a_declaring_class() throws RulesException {
        Occurrence root =
                new Occurrence("SEMAPHORE", "Semaphore", "a.B.c", "FILE", "java.util.concurrent.Semaphore", null);

        assertThat(Rules.parse("fail declared=**", "r").first(root, SITE)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alow ** because x | \"alow\" is no action; allowed: log, fail, proxy, fresh, allow",
                "share ** | \"share\" is no action; allowed: log, fail, proxy, fresh, allow",
                "proxy kind=held-at-launch | proxy can't be done at a launch, where no stream is written in which a lock could be replaced; write log, fail or allow",
                "fresh lock=a.B kind=passed-as-argument | fresh can't be done at a launch, where no stream is written in which a lock could be replaced; write log, fail or allow",
                "FAIL ** | \"FAIL\" is no action; allowed: log, fail, proxy, fresh, allow",
                "path=** fail | \"path=**\" is no action; allowed: log, fail, proxy, fresh, allow",
                "fail colour=red | \"colour\" is nothing that a rule can look at; allowed: path, kind, lock, declared, to, at, site",
                "fail call-site=a.B | \"call-site\" is nothing that a rule can look at; allowed: path, kind, lock, declared, to, at, site",
                "fail to =file | to has no value right behind it; write to=...",
                "fail | fail does not say what it is about; write one or more of path, kind, lock, declared, to, at, site,"
                        + " as in path=Order.lines[*].lock, or ** for everything",
                "allow ** | allow needs a reason; write because \"...\" at the end",
                "allow ** because | because is not followed by a reason; write because \"...\"",
                "allow ** because \"\" | because is not followed by a reason; write because \"...\"",
                "allow ** because \" \" # x | because is not followed by a reason; write because \"...\"",
                "allow ** because \"x\" to=file | there is more behind the reason: \"to=file\"",
                "allow ** because \"x | a double quote is not closed: \"\"x\"",
                "fail to=pipe | to: \"pipe\" is no kind of destination; allowed: process, socket, file, memory, nowhere,"
                        + " standard-stream, other",
                "fail kind=semaphor | kind: \"semaphor\" is no kind of lock; allowed: reentrant-lock, read-write-lock,"
                        + " read-lock, write-lock, stamped-lock, semaphore, condition, synchronizer, application-lock,"
                        + " configured, monitor, count-down-latch, cyclic-barrier, phaser, exchanger, thread,"
                        + " thread-local, executor, held-at-launch, passed-as-argument, passed-as-variable, deadlock",
                "fail site=5F2C91 | site: \"5F2C91\" is no site; allowed: the six digits of a report",
                "fail to= kind=monitor | to has no value",
                "fail to=file to=memory | to is given a second time; write a second rule",
                "fail Order.lock path=** | path is given a second time; write a second rule",
                "fail Order.lines[3.lock | a [ is not closed: \"[3.lock\"",
                "fail **lock | the path \"**lock\" has a ** within an edge: ** stands for whole edges, as in **.lock",
                "fail to=memory (ByteArrayOutputStream) | the path \"(ByteArrayOutputStream)\" begins without a root",
                "fail path=\"a\\qb\" | \\q is no escape; allowed: \\\", \\\\, \\', \\n, \\r, \\t, \\u and 4 digits",
                "fail path=\"a\\u12\" | \\u is not followed by 4 hexadecimal digits",
                "fail path=\"a\"b | a blank is missing behind \"a\""
            })
    void says_which_line_is_wrong_and_what_is_allowed(String line, String problem) {
        assertThat(mistake("# first\r\n\r\n" + line + "\r\nfail **\r\n")).isEqualTo("x.rules, line 3: " + problem);
    }

    @Test
    void every_destination_has_its_word() {
        assertThat(Arrays.stream(Destination.Kind.values()).map(kind -> Trait.word(kind.name())))
                .containsExactly(Trait.DESTINATIONS);
    }

    @Test
    void every_kind_has_its_word() {
        assertThat(Stream.concat(
                                Arrays.stream(LockKind.values()).map(LockKind::name),
                                Stream.concat(Occurrence.KINDS_AT_LAUNCH.stream(), Stream.of(Occurrence.DEADLOCK)))
                        .map(Trait::word))
                .containsExactly(Trait.KINDS);
    }

    @Test
    void a_deadlock_can_be_allowed_and_not_prevented() throws RulesException {
        Occurrence deadlock = new Occurrence("DEADLOCK", "<deadlock: Job.lock>", "a.B.c", "PROCESS", "a.Lock", null);

        assertThat(Rules.parse("fail **\nproxy **\nallow at=a.B.c because \"a test\"", "r")
                        .first(deadlock, ""))
                .isNotNull()
                .extracting(Rule::line)
                .isEqualTo(3);
        assertThat(catchThrowableOfType(RulesException.class, () -> Rules.parse("fail kind=deadlock", "r")))
                .hasMessageContaining("can't be done about a deadlock");
    }

    @Test
    void lines_and_their_number_are_bounded() throws RulesException {
        String longest = "fail " + "a".repeat(Rules.LONGEST_LINE - 5);
        String most = "fail **\n".repeat(Rules.MOST_RULES);

        assertThat(Rules.parse(longest, "r").size()).isOne();
        assertThat(mistake(longest + "a"))
                .isEqualTo("x.rules, line 1: is longer than the 4096 characters that a line may have");
        assertThat(Rules.parse(most, "r").size()).isEqualTo(Rules.MOST_RULES);
        assertThat(mistake(most + "fail **"))
                .isEqualTo("x.rules, line 10001: is one rule more than the 10000 that a file may have");
    }

    private static String mistake(String text) {
        return Objects.requireNonNull(
                        catchThrowableOfType(RulesException.class, () -> Rules.parse(text, "stowaway.rules")))
                .about("x.rules");
    }

    private static @Nullable Rule first(String text) throws RulesException {
        return Rules.parse(text, "stowaway.rules").first(OCCURRENCE, SITE);
    }
}
