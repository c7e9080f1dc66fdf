package dev.stowaway.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleWriterTest {
    private static final String SITE = "5f2c91";

    @Test
    void writes_what_a_person_would_write() {
        Occurrence lock = occurrence("Order.seats[key *].lock", "com.acme.Order$Seat.lock");
        Occurrence root = occurrence("Semaphore", null);

        assertThat(RuleWriter.rule(Action.ALLOW, lock, SITE, "seen"))
                .isEqualTo("allow path=Order.seats[key *].lock kind=reentrant-lock declared=com.acme.Order$Seat.lock"
                        + " to=memory at=com.acme.Main.main because \"seen\"");
        assertThat(RuleWriter.rule(Action.ALLOW, root, SITE, "by \"x\""))
                .isEqualTo("allow path=Semaphore kind=reentrant-lock to=memory at=com.acme.Main.main"
                        + " because \"by \\\"x\\\"\"");
    }

    @Test
    void writes_what_was_done() {
        assertThat(RuleWriter.rule(Action.PROXY, occurrence("Semaphore", null), SITE, "seen"))
                .isEqualTo("proxy path=Semaphore kind=reentrant-lock to=memory at=com.acme.Main.main because \"seen\"");
    }

    @Test
    void what_no_line_can_hold_is_known_by_its_digits() {
        assertThat(RuleWriter.rule(Action.ALLOW, occurrence("A" + ".next".repeat(1000), null), SITE, "seen"))
                .isEqualTo("allow site=5f2c91 because \"seen\"");
        assertThat(RuleWriter.rule(Action.ALLOW, occurrence("Order.**x.lock", null), SITE, "seen"))
                .isEqualTo("allow site=5f2c91 because \"seen\"");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_recorded_rule_matches_its_site(@ForAll("occurrences") Occurrence occurrence) throws RulesException {
        String line = RuleWriter.rule(Action.ALLOW, occurrence, SITE, "seen");

        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        Rules read = Rules.parse(new String(bytes, StandardCharsets.UTF_8), "r");

        assertThat(read.size()).isOne();
        assertThat(read.first(occurrence, SITE)).isNotNull();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_recorded_rule_does_not_match_another_site(
            @ForAll("occurrences") Occurrence one, @ForAll("occurrences") Occurrence other) throws RulesException {
        Rules read = Rules.parse(RuleWriter.rule(Action.ALLOW, one, SITE, "seen"), "r");

        boolean isAlike = one.kind().equals(other.kind())
                && one.destination().equals(other.destination())
                && other.callSite().startsWith(one.callSite());
        assertThat(read.first(other, "000000") == null || isAlike).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatever_a_line_holds_it_is_read_or_refused(@ForAll String line) {
        try {
            assertThat(Rules.parse("fail ** because x\n" + line, "r").size()).isPositive();
        } catch (RulesException e) {
            assertThat(e.about("r")).startsWith("r, line ").doesNotContain("\n");
        }
    }

    @Provide
    Arbitrary<Occurrence> occurrences() {
        Arbitrary<String> odd = Arbitraries.strings().ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> typical = Arbitraries.strings()
                .withChars("ab\u00fc\u00e4\ud83d\ude00*+#\"'\\ ()<>]}{~$?=\t")
                .ofMinLength(1)
                .ofMaxLength(6);
        Arbitrary<String> name = Arbitraries.oneOf(Arbitraries.of("a", "lock", "Order", "lambda$main$0"), typical, odd);
        Arbitrary<String> edge = Arbitraries.oneOf(
                Arbitraries.of(
                        "[*]", "{*}", "[key *]", "<?>", ".writeObject()", ".writeExternal()", ".captured[*]", ".next+"),
                Arbitraries.of("(.a[*])+", "(.a(.b{*})+.c+)+", "(~Proxy.delegate)+"),
                name.map("."::concat),
                name.map("~"::concat),
                name.map(field -> ".Base#" + field));
        Arbitrary<String> pattern =
                Combinators.combine(name, edge.list().ofMaxSize(6)).as((root, edges) -> root + String.join("", edges));
        Arbitrary<String> member =
                name.list().ofMinSize(1).ofMaxSize(4).map(segments -> "com." + String.join(".", segments));
        return Combinators.combine(
                        Arbitraries.of("REENTRANT_LOCK", "READ_WRITE_LOCK", "HELD_MONITOR"),
                        pattern,
                        member,
                        Arbitraries.of("FILE", "STANDARD_STREAM", "SOMEWHERE_NEW"),
                        member.injectNull(0.2))
                .as((kind, path, callSite, destination, declared) ->
                        new Occurrence(kind, path, callSite, destination, "com.acme.Lock", declared));
    }

    private static Occurrence occurrence(String pattern, @Nullable String declared) {
        return new Occurrence(
                "REENTRANT_LOCK",
                pattern,
                "com.acme.Main.main",
                "MEMORY",
                "java.util.concurrent.locks.ReentrantLock",
                declared);
    }
}
