package dev.stowaway.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.inspect.Destination;
import dev.stowaway.locks.LockKind;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.AppendedFile;
import dev.stowaway.rules.LogTarget;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Policy;
import dev.stowaway.rules.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsFileTest {
    private static final int LONGEST_LINE = 60_000;

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final Logging logging = new Logging(
            new LogTarget.Stderr(),
            new PrintStream(stderr, true, UTF_8),
            ReflectiveAccess.create(),
            () -> new Class<?>[0]);
    private final Sites sites = new Sites(new Policy(Action.LOG, null));
    private final Suppressed suppressed = new Suppressed(logging);

    @Test
    void a_path_of_any_length_is_one_line_that_the_system_writes_at_once() throws Exception {
        for (String letter : List.of("x", "\u0001", "\u20ac")) {
            String path = letter.repeat(1_000_000);
            tell(finding(path, Collections.nCopies(100, new Frame(path, path, path, 1))));
        }

        assertThat(lines()).hasSize(3).allSatisfy(line -> {
            assertThat(line.getBytes(UTF_8)).hasSizeLessThan(LONGEST_LINE);
            assertThat(JsonParser.object().from(line).getString("path")).endsWith("...");
        });
        assertThat(stderr.toString(UTF_8)).isEmpty();
    }

    @Test
    void an_ordinary_path_is_not_cut() throws Exception {
        String path = "Job" + ".next".repeat(600);

        tell(finding(path, List.of()));

        assertThat(JsonParser.object().from(lines().get(0)).getString("path")).isEqualTo(path);
    }

    @Test
    void tells_what_belongs_to_no_site_when_counts_are_told() throws Exception {
        sites.count(new Occurrence("SEMAPHORE", "Job.gate", "a.B.c", "FILE", "a.Gate", null));
        sites.passOver();
        suppressed.add(new IllegalStateException("for the test"));

        file().tellCounts(sites, suppressed);

        JsonObject count = JsonParser.object().from(lines().get(0));
        assertThat(count.getString("type")).isEqualTo("count");
        assertThat(count.getString("site")).isEqualTo(sites.all().get(0).id());
        assertThat(count.getInt("locks")).isOne();
        assertThat(count.getString("callingMethod")).isEqualTo("a.B.c");
        JsonObject end = JsonParser.object().from(lines().get(1));
        assertThat(end.getString("type")).isEqualTo("end");
        assertThat(end.getInt("passedOver")).isOne();
        assertThat(end.getInt("suppressed")).isOne();
    }

    @Test
    void tells_how_many_locks_were_replaced() throws Exception {
        Sites replacing = new Sites(new Policy(Action.FRESH, null));
        for (String refusal : new String[] {"", "it is a thread", ""}) {
            Occurrence occurrence = new Occurrence("THREAD", "Job.gate", "a.B.c", "FILE", "a.Gate", null);
            Site site = Objects.requireNonNull(replacing.count(occurrence));
            site.note(new Outcome(site.verdict(), refusal.isEmpty() ? null : refusal));
        }

        file().tellCounts(replacing, suppressed);

        JsonObject count = JsonParser.object().from(lines().get(0));
        assertThat(count.getString("action")).isEqualTo("fresh");
        assertThat(count.getInt("locks")).isEqualTo(3);
        assertThat(count.getInt("replaced")).isEqualTo(2);
    }

    @Test
    void says_what_was_done_and_not_what_was_asked() throws Exception {
        tell(Findings.treated("a copy", "none", new Outcome(Verdict.of(Action.PROXY), "it is a thread")));
        tell(Findings.treated("a handle", "none", Outcome.asked(Verdict.of(Action.PROXY))));

        JsonObject refused = JsonParser.object().from(lines().get(0));
        assertThat(refused.getString("action")).isEqualTo("log");
        assertThat(refused.getString("refusal")).isEqualTo("it is a thread");
        JsonObject replaced = JsonParser.object().from(lines().get(1));
        assertThat(replaced.getString("action")).isEqualTo("proxy");
        assertThat(replaced.has("refusal")).isFalse();
    }

    @Test
    void the_schema_knows_every_kind_of_lock_and_destination() throws Exception {
        assertThat(enumOf("kind")).containsExactlyElementsOf(names(LockKind.values()));
        assertThat(enumOf("hazard"))
                .containsExactly(
                        Occurrence.HELD_AT_LAUNCH, Occurrence.PASSED_AS_ARGUMENT, Occurrence.PASSED_AS_VARIABLE);
        assertThat(enumOf("circle")).containsExactly(Occurrence.DEADLOCK);
        assertThat(enumOf("destinationKind")).containsExactlyElementsOf(names(Destination.Kind.values()));
    }

    private FindingsFile file() throws IOException {
        String name = folder.resolve("findings.jsonl").toString();
        return new FindingsFile(new AppendedFile(name, new FileOutputStream(name, true)), logging);
    }

    private void tell(LockFinding finding) throws IOException {
        Occurrence occurrence = new Occurrence("MONITOR", "Job.lock", "a.B.c", "FILE", "a.Gate", null);
        file().tell(Objects.requireNonNull(sites.count(occurrence)), finding);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("findings.jsonl"));
    }

    private static LockFinding finding(String path, List<Frame> stack) {
        return new LockFinding(
                "0000a1",
                "MONITOR",
                "java.lang.Object",
                "",
                path,
                path,
                path,
                null,
                "MEMORY",
                path,
                null,
                path,
                path,
                path,
                Outcome.asked(Verdict.of(Action.LOG)),
                stack);
    }

    private static Stream<Object> enumOf(String definition) throws IOException, JsonParserException {
        try (InputStream schema =
                Objects.requireNonNull(FindingsFile.class.getResourceAsStream("/dev/stowaway/findings.schema.json"))) {
            JsonArray values = JsonParser.object()
                    .from(schema)
                    .getObject("$defs")
                    .getObject(definition)
                    .getArray("enum");
            return values.stream();
        }
    }

    private static List<Object> names(Enum<?>[] constants) {
        return Arrays.stream(constants).<Object>map(Enum::name).toList();
    }
}
