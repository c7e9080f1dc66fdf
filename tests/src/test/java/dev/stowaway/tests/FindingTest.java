package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Job;
import com.acme.SendsJob;
import com.acme.SendsUnserializable;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.ReportedFinding;
import dev.stowaway.tests.harness.Run;

class FindingTest {
    private static final String EXTENDED_DEBUG_INFO = "-Dsun.io.serialization.extendedDebugInfo=true";

    @EachJdk
    void a_finding_says_all_that_is_known(Jdk jdk) {
        ReportedFinding finding =
                Jvm.on(jdk).agent().run(SendsJob.class).printed("sent").finding();

        assertThat(finding.path()).isEqualTo(Job.PATH);
        assertThat(finding.line("lock")).isEqualTo("java.util.concurrent.locks.ReentrantLock, free");
        assertThat(finding.line("path")).isEqualTo("Job .stage → Stage .caches → HashMap [\"eu\"] → RegionCache .lock");
        assertThat(finding.line("declared"))
                .startsWith("private final ReentrantLock com.acme.Job$RegionCache.lock")
                .endsWith("(test-classes)");
        assertThat(finding.line("to")).isEqualTo("memory (ByteArrayOutputStream)");
        assertThat(finding.line("at"))
                .matches("com\\.acme\\.SendsJob\\.send\\(SendsJob\\.java:\\d+\\), thread \"main\"");
        assertThat(finding.line("effect")).contains("unlocked");
        assertThat(finding.line("remedy")).contains("transient");
        assertThat(finding.line("action"))
                .matches("logged \\(action=log\\); site [0-9a-f]{6}, reported once, then counted");
    }

    @EachJdk
    void the_jdk_says_the_same_about_what_is_not_serializable(Jdk jdk) {
        Run alone = Jvm.on(jdk).run(SendsUnserializable.class).printed("java.lang.Object");

        Jvm.on(jdk)
                .agent()
                .run(SendsUnserializable.class)
                .printedAs(alone)
                .reported(Job.PATH, "SendsUnserializable.Report.page.guard");
    }

    @EachJdk
    void the_extended_debug_info_of_the_jdk_is_unchanged(Jdk jdk) {
        Run alone = Jvm.on(jdk).with(EXTENDED_DEBUG_INFO).run(SendsUnserializable.class);
        assertThat(alone.stdout()).contains("- field (class \"com.acme.SendsUnserializable$Page\", name: \"guard\"");

        Jvm.on(jdk)
                .with(EXTENDED_DEBUG_INFO)
                .agent()
                .run(SendsUnserializable.class)
                .printedAs(alone)
                .reported(Job.PATH, "SendsUnserializable.Report.page.guard");
    }
}
