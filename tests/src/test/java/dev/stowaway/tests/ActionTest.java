package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.IsRefused;
import com.acme.Job;
import com.acme.ReadsToTheEnd;
import com.acme.SendsJob;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class ActionTest {
    @EachJdk
    void fail_throws_out_of_writeObject_and_the_stream_goes_on_working(Jdk jdk, @TempDir Path folder) {
        Run run = Jvm.on(jdk)
                .agent("action=fail")
                .run(IsRefused.class, file(folder))
                .reported(Job.PATH);

        List<String> lines = run.stdout().lines().toList();
        assertThat(lines).as(run::toString).hasSize(3).last().isEqualTo("sent the rest");
        assertThat(lines.subList(0, 2)).as(run::toString).allSatisfy(line -> assertThat(line)
                .startsWith("dev.stowaway.LockSerializationException: " + Job.PATH)
                .contains("transient"));
        assertThat(run.finding().line("action")).contains("action=fail");
    }

    @EachJdk
    void a_reader_of_an_aborted_stream_needs_no_class_of_the_agent(Jdk jdk, @TempDir Path folder) {
        Jvm.on(jdk).agent("action=fail").run(IsRefused.class, file(folder));

        Run reader = Jvm.on(jdk).run(ReadsToTheEnd.class, file(folder));

        List<String> lines = reader.stdout().lines().toList();
        assertThat(lines).as(reader::toString).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("before");
        assertThat(lines.subList(1, 3))
                .as(reader::toString)
                .allMatch(line -> line.startsWith("aborted: java.io.") && line.contains(Job.PATH));
        assertThat(lines.subList(3, 5)).as(reader::toString).containsExactly("after", "end");
    }

    @EachJdk
    void allow_lets_it_pass_without_a_word(Jdk jdk) {
        Jvm.on(jdk).agent("action=allow").run(SendsJob.class).printed("sent").reportedNothing();
    }

    private static String file(Path folder) {
        return folder.resolve("stream").toString();
    }
}
