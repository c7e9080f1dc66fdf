package dev.stowaway.tests.paths;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.paths.PrintsPaths;
import com.acme.paths.ScansPaths;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a scan of a stream names, against what the live agent names while the same graph is written. Where a stream does not tell
 * what the live agent knows, the table here says what it tells.
 */
class ScanTest {
    private static final Map<String, String> KNOWN_TO_THE_STREAM = Map.ofEntries(
            // Transient fields.
            entry("FieldTable.HidingByTransient.Base#name", "FieldTable.HidingByTransient.name"),
            // What a class writes by itself bears no name.
            entry("WrittenTable.WithTransient.lock", "WrittenTable.WithTransient.writeObject()"),
            entry("WrittenTable.WritingInherited.inherited", "WrittenTable.WritingInherited.writeObject()"),
            entry("WrittenTable.External.field.lock", "WrittenTable.External.writeExternal().lock"),
            entry("WrittenTable.External.field", "WrittenTable.External.writeExternal()"),
            entry("WrittenTable.External.field[0].lock", "WrittenTable.External.writeExternal()[0].lock"),
            // Of what was replaced, only the replacement is written; the JDK replaces wrappers of lists.
            entry("Collections.UnmodifiableRandomAccessList[1].lock", "Collections.UnmodifiableList[1].lock"),
            entry("Collections.SynchronizedRandomAccessList[1].lock", "Collections.SynchronizedList[1].lock"),
            entry("Collections.UnmodifiableRandomAccessList.lock", "Collections.UnmodifiableList.lock"),
            entry("ReplacementTable.Replaced~Guarded.lock", "Guarded.lock"),
            entry("ReplacementTable.Replaced~ReentrantLock", "ReentrantLock"),
            entry("ReplacementTable.Replaced~ArrayList[1].lock", "ArrayList[1].lock"),
            entry("ReplacementTable.Replaced~List[1].lock", "ImmutableCollections.List12[1].lock"),
            entry("ReplacementTable.Replaced~Object[][1].lock", "Object[][1].lock"),
            entry("ReplacementTable.ReplacedList~ArrayList[0].lock", "ArrayList[0].lock"),
            entry("Box.content~Guarded.lock", "Box.content.lock"),
            entry("Object[][1]~Box.content~Guarded.lock", "Object[][1].content.lock"),
            entry("ArrayList[0]~Guarded.lock", "ArrayList[0].lock"),
            entry("ImmutableCollections.List12[0]~Guarded.lock", "ImmutableCollections.List12[0].lock"),
            entry("HashMap[\"k\"]~Guarded.lock", "HashMap[\"k\"].lock"),
            entry("HashMap[key Replaced@]~Guarded.lock", "HashMap[key Guarded@].lock"),
            entry("HashMap[Replaced@].lock", "HashMap[\"harmless\"].lock"),
            entry("ImmutableCollections.Set12{Replaced@}~Guarded.lock", "ImmutableCollections.Set12{Guarded@}.lock"),
            entry("Collections.SingletonSet{Replaced@}~Guarded.lock", "Collections.SingletonSet{Guarded@}.lock"),
            entry(
                    "ReplacementTable.Replaced~ReplacementTable.lambda.captured[0].lock",
                    "ReplacementTable.lambda.captured[0].lock"),
            entry("Box.content~ReplacementTable.lambda.captured[0].lock", "Box.content.captured[0].lock"));

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
    void a_scan_names_the_path_that_the_live_agent_names(Jdk jdk, String table) {
        check(Jvm.on(jdk).classPath(Jvm.agentJar()).run(ScansPaths.class, table));
    }

    @EachJdk
    void redacted_keys_are_not_told(Jdk jdk) {
        check(Jvm.on(jdk).classPath(Jvm.agentJar()).run(ScansPaths.class, "RedactedKeyTable", "redact"));
    }

    private static void check(Run run) {
        List<String> live = new ArrayList<>();
        List<String> scanned = new ArrayList<>();
        for (String line : run.stdout().lines().toList()) {
            String[] row = line.split(PrintsPaths.SEPARATOR, 2);
            String path = withoutIdentities(row[0]);
            live.add(KNOWN_TO_THE_STREAM.getOrDefault(path, path));
            scanned.add(withoutIdentities(row[1]));
        }
        assertThat(live).as(run::toString).hasSizeGreaterThan(5);
        assertThat(scanned).containsExactlyElementsOf(live);
    }

    /** A stream numbers its objects, a JVM hashes them. */
    private static String withoutIdentities(String path) {
        return path.replaceAll("@[0-9a-f]+", "@");
    }
}
