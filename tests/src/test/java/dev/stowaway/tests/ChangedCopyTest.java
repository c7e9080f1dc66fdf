package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.ChangesCopies;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What a shared map of another process returns is a copy, and who changes it is told. */
class ChangedCopyTest {
    @EachJdk
    void a_copy_that_is_changed_and_not_put_back_is_reported(Jdk jdk, @TempDir Path folder) throws IOException {
        Path log = folder.resolve("log");
        Jvm.on(jdk).agent("log=" + log).run(ChangesCopies.class, log.toString()).printed("[1, 2, 3] [1]");
        assertThat(Files.readString(log))
                .containsOnlyOnce("a copy was changed, and nobody else sees that unless it is put back: the"
                        + " java.util.ArrayList that was got at com.acme.ChangesCopies.forget(ChangesCopies.java:")
                .doesNotContain("putBack");
    }

    @EachJdk
    void so_is_one_in_a_process_that_ends_at_once(Jdk jdk, @TempDir Path folder) throws IOException {
        Path log = folder.resolve("log");
        Jvm.on(jdk).agent("log=" + log).run(ChangesCopies.class).printed("[1, 2, 3] [1]");
        assertThat(Files.readString(log))
                .containsOnlyOnce("that was got at com.acme.ChangesCopies.forget(ChangesCopies.java:");
    }

    @EachJdk
    void what_was_taken_out_or_only_read_is_not(Jdk jdk, @TempDir Path folder) throws IOException {
        Path log = folder.resolve("log");
        Jvm.on(jdk)
                .agent("log=" + log)
                .run(ChangesCopies.class, log.toString(), "besides")
                .printed("[1, 2, 3] [1]");
        assertThat(Files.readString(log)).containsOnlyOnce("a copy was changed").contains("forget");
    }
}
