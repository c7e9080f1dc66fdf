package dev.stowaway.tests.paths;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.paths.WritesManyLocks;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.util.List;
import java.util.regex.Pattern;

class ManyLocksTest {
    private static final Pattern SUMMARY_LINE = Pattern.compile(" +(\\d+) logged  (.*)  \\(.*; site .*\\)");

    @EachJdk
    void locks_at_the_same_pattern_are_counted_together(Jdk jdk) {
        assertThat(summary(writes(jdk, "patterns")))
                .containsExactlyInAnyOrder(
                        "1 WritesManyLocks.Node.lock",
                        "1 WritesManyLocks.Node.next.lock",
                        "2 WritesManyLocks.Node.next+.lock",
                        "1 WritesManyLocks.Tree.lock",
                        "2 WritesManyLocks.Tree.children[*].lock",
                        "12 WritesManyLocks.Tree(.children[*])+.lock",
                        "2 HashMap[*].lock",
                        "1 TreeMap[key *].lock",
                        "3 HashSet{*}.lock",
                        "2 Object[][][*]+.lock",
                        "1 WritesManyLocks.lambda.captured[*].lock");
    }

    @EachJdk
    void a_lock_and_its_parts_are_one_finding(Jdk jdk) {
        writes(jdk, "parts")
                .reported(
                        "Box.content",
                        "ImmutableCollections.ListN[0]",
                        "Object[][0]",
                        "ArrayList[0]",
                        "ImmutableCollections.Map1[\"k\"]");
    }

    @EachJdk
    void locks_that_collections_of_the_jdk_own_are_only_counted(Jdk jdk) {
        int inConcurrentMapsAndSets = 2 * 16;
        int inQueues = 1 + 2 + 1 + 1 + 1 + 1;

        writes(jdk, "owned")
                .reported("Guarded.lock")
                .saidOnce(inConcurrentMapsAndSets + inQueues + " locks of JDK collections passed over");
    }

    private static Run writes(Jdk jdk, String graphs) {
        return Jvm.on(jdk).agent().run(WritesManyLocks.class, graphs).printed("written");
    }

    private static List<String> summary(Run run) {
        return run.stderr()
                .lines()
                .map(SUMMARY_LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1) + " " + line.group(2))
                .toList();
    }
}
