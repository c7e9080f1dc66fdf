package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.AttachesLate;
import com.acme.AttachesTwice;
import com.acme.Job;
import com.acme.SendsJob;
import com.acme.SendsWhileAttaching;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.ReportedFinding;
import dev.stowaway.tests.harness.Run;

class AttachTest {
    @EachJdk
    void a_stream_older_than_the_agent_is_watched_from_then_on(Jdk jdk) {
        Jvm.on(jdk)
                .selfAttaching()
                .run(AttachesLate.class, "between")
                .printed("sent")
                .reported(Job.PATH);
    }

    @EachJdk
    void ancestors_from_before_the_agent_are_not_guessed(Jdk jdk) {
        Run run = Jvm.on(jdk).selfAttaching().run(AttachesLate.class, "within").printed("sent");

        assertThat(run.finding().path()).as(run::toString).isEqualTo("<?><?>.stage.caches[\"eu\"].lock");
    }

    @EachJdk
    void threads_that_serialize_during_the_weaving_write_the_right_bytes(Jdk jdk) {
        Run run = Jvm.on(jdk).selfAttaching().run(SendsWhileAttaching.class).printed("0 mismatches");

        assertThat(run.findings())
                .as(run::toString)
                .extracting(ReportedFinding::path)
                .contains(Job.PATH)
                // Of a graph that was half written when the agent came, the upper half is not known.
                .allMatch(path -> path.equals(Job.PATH) || path.contains("<?>"));
    }

    @EachJdk
    void a_second_attach_is_refused_in_one_line(Jdk jdk) {
        Jvm.on(jdk)
                .selfAttaching()
                .run(AttachesTwice.class)
                .printed("sent")
                .reported(Job.PATH)
                .saidOnce("stowaway", "already");
    }

    @EachJdk
    void a_second_agent_on_the_command_line_is_refused_in_one_line(Jdk jdk) {
        Jvm.on(jdk)
                .agent()
                .agent("action=fail")
                .run(SendsJob.class)
                .printed("sent")
                .reported(Job.PATH)
                .saidOnce("stowaway", "already");
    }
}
