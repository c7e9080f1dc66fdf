package dev.stowaway.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Order.lines[*].lock                       | Order.lines[*].lock",
                // Copied from a finding.
                "Order.lines[3].lock                       | Order.lines[*].lock",
                "Order.lines[\"eu\"].lock                  | Order.lines[*].lock",
                "Order.lines[\"a]b\\\"c\"].lock            | Order.lines[*].lock",
                "Order.lines[']'].lock                     | Order.lines[*].lock",
                "Order.lines[\"64 characters\"...].lock    | Order.lines[*].lock",
                "Order.lines[com.acme.Colour].lock         | Order.lines[*].lock",
                "Order.lines[[Ljava.lang.String;].lock     | Order.lines[*].lock",
                "Order.lines[Object[]@1f3a].lock           | Order.lines[*].lock",
                "Order.lines[key \"k 1\"].lock             | Order.lines[key *].lock",
                "Order.lines[key Key@1f3a].lock            | Order.lines[key *].lock",
                "Order.seats{Session@1f3a}.lock            | Order.seats{*}.lock",
                "Outer.lambda.captured[0].lock             | Outer.lambda.captured[*].lock",
                "Node.next.next.next.lock                  | Node.next+.lock",
                "Tree.children[0].children[7].lock         | Tree(.children[*])+.lock",
                "Tree.children[0].children[7].lock         | Tree.children[*].children[*].lock",
                "Node.a.b.b.a.b.lock                       | Node(.a.b+)+.lock",
                "Node.next<... 40 more ...>.next.lock      | Node.next+.lock",
                // Data differ from run to run.
                "Node.next+.lock                           | Node.next.lock",
                "Node.next.lock                            | Node.next+.lock",
                "Tree(.children[*])+.lock                  | Tree.children[*].lock",
                // Every edge of the grammar.
                "Object[][*]                               | Object[][*]",
                "Object[][1].captured[2]                   | Object[][*].captured[*]",
                "Order.Base#lock                           | Order.Base#lock",
                "Order~Replacement.lock                    | Order~Replacement.lock",
                "Order.writeObject().lock                  | Order.writeObject().lock",
                "Order.content.writeExternal()             | Order.content.writeExternal()",
                "Order.lines<?>.lock                       | Order.lines<?>.lock",
                "<?>.lock                                  | <?>.lock",
                "Outer$1.lambda.captured[*]                | Outer$1.lambda.captured[*]",
                // Wildcards.
                "**                                        | Order.lines[*].lock",
                "**                                        | Lock",
                "**.lock                                   | Order.lines[*].lock",
                "**.lock                                   | Order.lock",
                "Order.**                                  | Order.lines[*].lock",
                "Order**                                   | Order",
                "Order.**.lock                             | Order.lock",
                "Order.**.lock                             | Order.a.b[*].c.lock",
                "Order.**[*].lock                          | Order.lines[*].lock",
                "**.lines[*].**                            | Order.lines[*].lock",
                "*.lines[*].lock                           | Order.lines[*].lock",
                "Ord*.l*s[*].*ock                          | Order.lines[*].lock",
                "Order.*[*].*                              | Order.lines[*].lock",
                "Order.*.lock                              | Order.writeObject().lock",
                "Order.*.*.lock                            | Order.next+.lock",
                "**.next.**                                | Node.next+.lock",
                "**~*                                      | Order.line~Replacement"
            })
    void matches(String rule, String site) {
        assertThat(read(rule).matches(PathPattern.ofSite(site))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Order.lines[*].lock        | Order.lines[*].gate",
                "Order.lines[*].lock        | Order.lines.lock",
                "Order.lines[*].lock        | Order.lines[key *].lock",
                "Order.lines[*].lock        | Order.lines{*}.lock",
                "Order.lines[*].lock        | Order.lines[*]",
                "Order.lines[*]             | Order.lines[*].lock",
                "Order                      | Order.lock",
                "Order.*                    | Order.lines[*]",
                "Order.*.lock               | Order.a.b.lock",
                "*.lock                     | Outer.Inner.lock",
                "Order.**.lock              | Order.lines[*].gate",
                "Order.lock                 | Preorder.lock",
                "Order.lock                 | Order.Base#lock",
                "Node.next.lock             | Node.next.next.lock",
                "Node.next.prev.lock        | Node.next+.lock",
                "Tree.children[0].lock      | Tree(.children[*].left)+.lock",
                "Node(.a.b)+.lock           | Node.a.b.a.lock",
                "Order.lines<?>.lock        | Order.lines.lock",
                "**.lo                      | Order.lock",
                "Object[]                   | Object[][*]"
            })
    void does_not_match(String rule, String site) {
        assertThat(read(rule).matches(PathPattern.ofSite(site))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"**lock", "Order.**lock", "Order.lines[3.lock", "Order{1.lock", "Order<?.lock", "Tree(.a.b"})
    void tells_what_nobody_can_have_meant(String rule) {
        PathReader reader = new PathReader(rule);
        reader.read();

        assertThat(reader.problem()).startsWith("has a ");
    }

    @Test
    void no_pattern_takes_long() {
        PathPattern rule = read("**.a".repeat(300) + "(.a(.a(.a)+)+)+" + ".*a*a*a*a*a*b".repeat(50));
        PathPattern site = PathPattern.ofSite("A" + ".aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".repeat(500) + "(.a+.a)+");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(rule.matches(site)).isFalse());
    }

    private static PathPattern read(String rule) {
        PathReader reader = new PathReader(rule);
        PathPattern pattern = reader.read();
        assertThat(reader.problem()).isNull();
        return pattern;
    }
}
