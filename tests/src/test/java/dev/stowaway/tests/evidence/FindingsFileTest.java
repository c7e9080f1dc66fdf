package dev.stowaway.tests.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.Job;
import com.acme.SendsJob;
import com.acme.SendsLocksOfLocks;
import com.acme.SendsUnserializable;
import com.acme.evidence.SendsManySites;
import com.acme.evidence.SendsOddNames;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.LiveJvm;
import dev.stowaway.tests.harness.ReportedFinding;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option {@code findings}. */
class FindingsFileTest {
    private static final int SITES = 300;

    @TempDir
    Path folder = Path.of("");

    @EachJdk
    void a_line_says_what_the_log_says_in_fields(Jdk jdk) throws IOException {
        Run run = Jvm.on(jdk)
                .agent("stack=1,findings=" + file())
                .run(SendsJob.class)
                .printed("sent");
        ReportedFinding told = run.finding();

        List<JsonNode> lines = FindingsFile.lines(file());
        assertThat(lines).extracting(line -> line.path("type").asText()).containsExactly("lock", "count", "end");
        JsonNode lock = lines.get(0);
        assertThat(lock.path("program").asText()).isEqualTo(SendsJob.class.getName());
        assertThat(lock.path("path").asText()).isEqualTo(Job.PATH);
        assertThat(lock.path("pattern").asText()).isEqualTo("Job.stage.caches[*].lock");
        assertThat(lock.path("hops").asText()).isEqualTo(told.line("path"));
        assertThat(lock.path("kind").asText()).isEqualTo("REENTRANT_LOCK");
        assertThat(told.line("lock"))
                .isEqualTo(lock.path("lockClass").asText() + ", "
                        + lock.path("state").asText());
        assertThat(lock.path("declared").toString())
                .isEqualTo("{\"modifiers\":\"private final\",\"type\":\"ReentrantLock\","
                        + "\"class\":\"com.acme.Job$RegionCache\",\"field\":\"lock\",\"origin\":\"test-classes\","
                        + "\"holdsLock\":true}");
        assertThat(lock.at("/destination/kind").asText()).isEqualTo("MEMORY");
        assertThat(lock.at("/destination/text").asText()).isEqualTo(told.line("to"));
        assertThat(told.line("at"))
                .isEqualTo(
                        "com.acme.SendsJob.send(SendsJob.java:%d), thread \"main\" com.acme.SendsJob.main(SendsJob.java:%d)"
                                .formatted(
                                        lock.at("/callSite/line").asInt(),
                                        lock.at("/stack/0/line").asInt()));
        assertThat(lock.path("effect").asText()).isEqualTo(told.line("effect"));
        assertThat(lock.path("remedy").asText()).isEqualTo(told.line("remedy"));
        assertThat(told.line("action"))
                .contains(
                        "action=" + lock.path("action").asText(),
                        lock.path("site").asText());
        assertThat(lines.get(1).path("site")).isEqualTo(lock.path("site"));
        assertThat(lines.get(1).path("locks").asLong()).isOne();
        assertThat(lines).extracting(line -> line.path("run")).containsOnly(lock.path("run"));
    }

    @EachJdk
    void lines_of_all_sorts_fit_the_schema(Jdk jdk) throws IOException {
        Path rules = Files.writeString(
                folder.resolve("my.rules"), "allow kind=semaphore because \"it \\\"says\\\" so\"\nlog **.state\n");
        String findings = ",findings=" + file();

        Jvm.on(jdk).agent("stack=100" + findings).run(SendsOddNames.class).printed("sent");
        Jvm.on(jdk).agent("action=allow" + findings).run(SendsJob.class).printed("sent");
        Jvm.on(jdk).agent("rules=" + rules + findings).run(SendsLocksOfLocks.class);
        Jvm.on(jdk).agent("stack=3" + findings).run(SendsUnserializable.class);

        assertThat(FindingsFile.lines(file(), "lock"))
                .extracting(line -> line.path("kind").asText() + " " + line.at("/rule/line"))
                .contains("REENTRANT_LOCK ", "STAMPED_LOCK ", "SEMAPHORE ", "MONITOR ", "READ_WRITE_LOCK 2");
        assertThat(FindingsFile.lines(file(), "end"))
                .hasSize(4)
                .extracting(line -> line.path("passedOver").asInt())
                .contains(16);
    }

    @EachJdk
    void odd_characters_come_out_as_they_went_in(Jdk jdk) throws IOException {
        Jvm.on(jdk).agent("findings=" + file()).run(SendsOddNames.class).printed("sent");

        JsonNode lock = FindingsFile.lines(file(), "lock").get(0);
        // UTF-8 knows no half of a pair.
        assertThat(lock.path("thread").asText()).isEqualTo("a \"thread\"\n{\u0000}\u2028 \ud83d\ude80 half ?");
        assertThat(lock.path("path").asText())
                .contains("[\"key \\\"quoted\\\"\\\\\\r\\n\\u0007\\u2029\\ud83d\\ude80\\udc00\"]");
    }

    @EachJdk
    void keys_are_left_out_on_request(Jdk jdk) throws IOException {
        Jvm.on(jdk).agent("keys=redact,findings=" + file()).run(SendsJob.class).printed("sent");

        assertThat(FindingsFile.lines(file(), "lock").get(0).path("path").asText())
                .isEqualTo("Job.stage.caches[redacted].lock");
        assertThat(file()).content().doesNotContain("\"eu", "eu\\\"");
    }

    @EachJdk
    void jvms_share_a_file_and_one_that_is_killed_takes_no_line_of_the_others(Jdk jdk) throws Exception {
        List<LiveJvm> jvms = new ArrayList<>();
        try (LiveJvm victim = live(jdk)) {
            for (int i = 0; i < 3; i++) {
                jvms.add(live(jdk));
            }
            await().until(() -> linesSoFar() > 50);
            victim.handle().destroyForcibly();
            victim.handle().onExit().join();
            for (LiveJvm jvm : jvms) {
                jvm.end().printed("sent");
            }
        } finally {
            jvms.forEach(LiveJvm::close);
        }

        Map<String, Long> sites = FindingsFile.lines(file(), "lock").stream()
                .collect(Collectors.groupingBy(line -> line.path("run").asText(), Collectors.counting()));
        List<JsonNode> ends = FindingsFile.lines(file(), "end");
        assertThat(ends).hasSize(3).allSatisfy(end -> assertThat(
                        end.path("sites").asLong())
                .isGreaterThan(50)
                .isEqualTo(sites.get(end.path("run").asText())));
        assertThat(sites).hasSizeBetween(3, 4);
        Set<Long> processes = new TreeSet<>();
        ends.forEach(end -> processes.add(end.path("pid").asLong()));
        assertThat(processes)
                .containsExactlyInAnyOrderElementsOf(
                        jvms.stream().map(LiveJvm::pid).toList());
    }

    @EachJdk
    void a_jvm_that_is_killed_while_it_writes_leaves_whole_lines(Jdk jdk) throws Exception {
        try (LiveJvm victim = live(jdk)) {
            await().until(() -> linesSoFar() > 20);
            victim.handle().destroyForcibly();
            victim.handle().onExit().join();
        }

        assertThat(FindingsFile.lines(file(), "lock")).hasSizeGreaterThan(20);
        assertThat(FindingsFile.lines(file(), "end")).isEmpty();
    }

    @EachJdk
    void half_a_line_of_an_earlier_run_spoils_no_line_of_this_one(Jdk jdk) throws IOException {
        Files.writeString(file(), "{\"schema\":1,\"ty");

        Jvm.on(jdk).agent("findings=" + file()).run(SendsJob.class).printed("sent");

        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("{\"schema\":1,\"ty");
        assertThat(lines.subList(1, 4)).allSatisfy(line -> assertThat(
                        FindingsFile.parse(line).path("schema").asInt())
                .isOne());
    }

    @EachJdk
    void a_full_disk_is_said_once_and_counted(Jdk jdk) {
        Jvm.on(jdk)
                .agent("findings=/dev/full")
                .run(SendsJob.class)
                .printed("sent")
                .reported(Job.PATH)
                .saidOnce("WARN stowaway: findings=/dev/full can't be written")
                .saidOnce("No space left on device")
                .saidOnce("3 lines did not reach the file of findings");
    }

    @Test
    void the_schema_in_the_repository_is_the_one_in_the_jar() throws IOException {
        Path repository = Jvm.agentJar().resolveSibling("../src/main/resources/" + FindingsFile.SCHEMA);

        assertThat(FindingsFile.schema().getSchemaNode()).isEqualTo(FindingsFile.parse(Files.readString(repository)));
    }

    private LiveJvm live(Jdk jdk) {
        return Jvm.on(jdk)
                .agent("log=/dev/null,findings=" + file())
                .live(SendsManySites.class, Integer.toString(SITES));
    }

    private long linesSoFar() throws IOException {
        if (!Files.exists(file())) {
            return 0;
        }
        return new String(Files.readAllBytes(file()), UTF_8).lines().count();
    }

    private Path file() {
        return folder.resolve("findings.jsonl");
    }
}
