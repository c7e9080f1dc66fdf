package dev.stowaway.tests.paths;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.paths.PrintsPaths;
import com.acme.paths.ScansPaths;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.util.ArrayList;
import java.util.List;

/** What a scan of a stream names, against what the live agent names while the same graph is written. */
class ScanTest {
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
    void a_scanned_path_is_the_live_one(Jdk jdk, String table) {
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
            live.add(withoutIdentities(row[0]));
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
