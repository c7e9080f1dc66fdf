package dev.stowaway.tests.paths;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.paths.PrintsPaths;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.util.List;

/** The rows are in the tables of {@code com.acme.paths}: roots, beside the paths that the grammar gives them. */
class GrammarTest {
    @EachJdk(
            with = {
                "FieldTable",
                "ListTable",
                "SetTable",
                "MapTable",
                "WrapperTable",
                "KeyTable",
                "WrittenTable",
                "ReplacementTable",
                "LambdaTable",
                "StreamTable"
            })
    void every_path_is_as_the_grammar_demands(Jdk jdk, String table) {
        check(Jvm.on(jdk).agent("action=fail").run(PrintsPaths.class, table));
    }

    @EachJdk
    void redacted_keys_are_not_told(Jdk jdk) {
        check(Jvm.on(jdk).agent("action=fail,keys=redact").run(PrintsPaths.class, "RedactedKeyTable"));
    }

    private static void check(Run run) {
        List<String[]> rows = run.stdout()
                .lines()
                .map(line -> line.split(PrintsPaths.SEPARATOR, 2))
                .toList();
        assertThat(rows).as(run::toString).hasSizeGreaterThan(5);
        assertThat(rows.stream().map(row -> row[1]))
                .containsExactlyElementsOf(rows.stream().map(row -> row[0]).toList());
    }
}
