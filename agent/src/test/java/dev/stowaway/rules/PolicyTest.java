package dev.stowaway.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {
    private static final long LONG_AGO = 1_700_000_000_000L;
    private static final Occurrence LOCK =
            new Occurrence("SEMAPHORE", "Job.gate", "a.B.c", "FILE", "java.util.concurrent.Semaphore", "a.Job.gate");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("stowaway.rules");
        write("log **", LONG_AGO);
    }

    @Test
    void a_verdict_says_who_it_comes_from() throws Exception {
        write("# known\nallow Job.gate because \"counts nothing\"\nfail site=000001", LONG_AGO);
        Policy policy = policy(Action.LOG);

        assertThat(policy.judge(LOCK, "5f2c91").cause()).isEqualTo("rule at line 2 of stowaway.rules: counts nothing");
        assertThat(policy.judge(other(), "000001").cause()).isEqualTo("rule at line 3 of stowaway.rules");
        assertThat(policy.judge(other(), "000002").cause()).isEqualTo("action=log");
    }

    @Test
    void another_action_and_other_rules_are_another_generation() throws Exception {
        write("fail site=000001", LONG_AGO);
        Policy policy = policy(Action.LOG);
        Verdict first = policy.judge(LOCK, "");

        policy.action(Action.ALLOW);
        Verdict second = policy.judge(LOCK, "");
        write("fail **", LONG_AGO + 1);
        policy.reload();
        Verdict third = policy.judge(LOCK, "");

        assertThat(first.action()).isEqualTo(Action.LOG);
        assertThat(second.action()).isEqualTo(Action.ALLOW);
        assertThat(third.action()).isEqualTo(Action.FAIL);
        assertThat(first.generation()).isLessThan(second.generation());
        assertThat(second.generation()).isLessThan(third.generation());
        assertThat(policy.generation()).isEqualTo(third.generation());
    }

    @Test
    void without_a_file_there_is_nothing_to_look_at() {
        Policy policy = new Policy(Action.FAIL, null);

        assertThat(policy.refresh()).isNull();
        assertThat(policy.reload()).isNull();
        assertThat(policy.judge(LOCK, "").cause()).isEqualTo("action=fail");
    }

    @Test
    void an_action_speaks_of_no_launch_unless_a_rule_does() throws Exception {
        Occurrence launch =
                new Occurrence(Occurrence.HELD_AT_LAUNCH, "<held at launch: a.B>", "a.B.c", "PROCESS", "a.B", null);
        for (Action action : new Action[] {Action.FAIL, Action.PROXY, Action.FRESH}) {
            assertThat(new Policy(action, null).judge(launch, "").action()).isEqualTo(Action.LOG);
            assertThat(new Policy(action, null).judge(LOCK, "").action()).isEqualTo(action);
        }
        assertThat(new Policy(Action.ALLOW, null).judge(launch, "").action()).isEqualTo(Action.ALLOW);

        write("proxy **", LONG_AGO);
        assertThat(policy(Action.LOG).judge(launch, "").action()).isEqualTo(Action.PROXY);
    }

    @Test
    void knows_whether_handles_are_wanted_anywhere() throws Exception {
        Policy policy = policy(Action.FRESH);
        assertThat(policy.mayProxy()).isFalse();

        policy.action(Action.PROXY);
        assertThat(policy.mayProxy()).isTrue();

        policy.action(Action.LOG);
        write("fail to=file\nproxy kind=semaphore\n", LONG_AGO + 1);
        policy.reload();
        assertThat(policy.mayProxy()).isTrue();
    }

    @Test
    void looks_no_more_often_than_once_a_period() throws Exception {
        Policy policy = policy(Action.LOG);
        policy.refresh();
        write("fail **", LONG_AGO + 1);

        assertThat(policy.refresh()).isNull();
        assertThat(policy.judge(LOCK, "").action()).isEqualTo(Action.LOG);
    }

    @Test
    void a_file_at_rest_is_read_at_once() throws Exception {
        RulesWatch watch = watch();
        assertThat(watch.look(LONG_AGO + 10_000)).isNull();

        write("fail **\nlog **", LONG_AGO + 20_000);

        assertThat(watch.look(LONG_AGO + 21_000)).satisfies(news -> {
            assertThat(news.change()).isNotNull();
            assertThat(news.message()).isEqualTo("rules: " + file + " has changed; 2 rules are in force now");
        });
        assertThat(watch.look(LONG_AGO + 22_000)).isNull();
    }

    @Test
    void a_file_that_is_being_written_is_left_alone() throws Exception {
        RulesWatch watch = watch();

        write("", LONG_AGO + 20_000);
        assertThat(watch.look(LONG_AGO + 20_500)).isNull();
        write("fai", LONG_AGO + 21_400);
        assertThat(watch.look(LONG_AGO + 21_500)).isNull();
        write("fail **", LONG_AGO + 21_600);
        assertThat(watch.look(LONG_AGO + 22_500)).isNull();

        assertThat(change(watch.look(LONG_AGO + 23_500))).isOne();
    }

    @Test
    void a_clock_that_is_ahead_does_not_keep_a_file_from_being_read() throws Exception {
        RulesWatch watch = watch();
        write("fail **", LONG_AGO + 1_000_000_000);

        assertThat(watch.look(LONG_AGO)).isNull();
        assertThat(change(watch.look(LONG_AGO + 1_000))).isOne();
    }

    @Test
    void an_older_file_that_takes_its_place_is_read() throws Exception {
        RulesWatch watch = watch();
        Path other = Files.writeString(folder.resolve("other"), "fail **\nfail **\nfail **");
        Files.setLastModifiedTime(other, FileTime.fromMillis(LONG_AGO - 1_000_000));
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

        assertThat(change(watch.look(LONG_AGO + 10_000))).isEqualTo(3);
    }

    @Test
    void touching_it_changes_nothing() throws Exception {
        RulesWatch watch = watch();
        write("log **", LONG_AGO + 20_000);

        assertThat(watch.look(LONG_AGO + 30_000)).isNull();
    }

    @Test
    void a_mistake_is_told_once_and_the_rules_of_before_stay() throws Exception {
        RulesWatch watch = watch();
        write("log **\nfial **", LONG_AGO + 20_000);

        RulesWatch.News news = Objects.requireNonNull(watch.look(LONG_AGO + 30_000));

        assertThat(news.change()).isNull();
        assertThat(news.message())
                .isEqualTo(
                        "rules: " + file + ", line 2: \"fial\" is no action; allowed: log, fail, proxy, fresh, allow;"
                                + " the rules of before stay in force");
        write("log **\nfial **", LONG_AGO + 40_000);
        assertThat(watch.look(LONG_AGO + 50_000)).isNull();
    }

    @Test
    void what_was_mended_to_what_it_was_is_as_before() throws Exception {
        Policy policy = policy(Action.ALLOW);
        write("fial **", LONG_AGO + 20_000);
        policy.reload();
        write("log **", LONG_AGO + 30_000);

        assertThat(policy.reload()).isNull();
        assertThat(policy.judge(LOCK, "").action()).isEqualTo(Action.LOG);
    }

    @Test
    void that_it_is_gone_is_told_once_when_it_does_not_come_back() throws Exception {
        RulesWatch watch = watch();
        Files.delete(file);

        assertThat(watch.look(LONG_AGO + 10_000)).isNull();
        assertThat(watch.look(LONG_AGO + 11_000))
                .extracting(RulesWatch.News::message)
                .isEqualTo("rules: " + file + " is gone; the rules of before stay in force");
        assertThat(watch.look(LONG_AGO + 12_000)).isNull();

        write("fail **", LONG_AGO + 20_000);
        assertThat(change(watch.look(LONG_AGO + 30_000))).isOne();
    }

    @Test
    void a_file_that_cannot_be_rules_is_one_error() throws Exception {
        assertThat(mistake(folder.resolve("absent"))).isEqualTo("absent can't be read (No such file or directory)");
        assertThat(mistake(folder)).isEqualTo(folder.getFileName() + " is no regular file");
        Files.write(file, "log **\nlog M\u00fcller.lock".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(mistake(file)).isEqualTo("stowaway.rules, line 2: is not UTF-8");
        Files.write(file, new byte[(4 << 20) + 1]);
        assertThat(mistake(file))
                .isEqualTo("stowaway.rules is larger than the 4194304 bytes that a rules file may have");
    }

    @Test
    void a_file_that_is_about_to_be_recorded_may_be_absent() throws Exception {
        String absent = folder.resolve("absent").toString();

        assertThat(Options.parse("rules=" + absent + ",record=" + absent, new Properties(), Map.of())
                        .rules())
                .isNotNull();
        assertThat(folder.resolve("absent")).doesNotExist();
        assertThat(catchThrowableOfType(
                        OptionsException.class,
                        () -> Options.parse("rules=" + absent + ",record=" + absent + "2", new Properties(), Map.of())))
                .hasMessage(
                        "option rules (agent argument): \"" + absent + "\" can't be read (No such file or directory)");
    }

    private static int change(RulesWatch.@Nullable News news) {
        return Objects.requireNonNull(Objects.requireNonNull(news).change()).size();
    }

    private static Occurrence other() {
        return new Occurrence("MONITOR", "Job.lock", "a.B.c", "FILE", "java.lang.Object", null);
    }

    private static String mistake(Path path) {
        return Objects.requireNonNull(
                        catchThrowableOfType(RulesException.class, () -> RulesFile.open(path.toString(), false)))
                .about(String.valueOf(path.getFileName()));
    }

    private Policy policy(Action action) throws RulesException {
        return new Policy(action, RulesFile.open(file.toString(), false));
    }

    private RulesWatch watch() throws RulesException {
        return new RulesWatch(RulesFile.open(file.toString(), false));
    }

    private void write(String text, long modified) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
    }
}
