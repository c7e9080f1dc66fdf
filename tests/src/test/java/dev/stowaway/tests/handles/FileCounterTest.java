package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Mutual exclusion: a file that eight processes and threads of the owner count up comes to the exact number. */
class FileCounterTest {
    private static final int CHILDREN = 8;
    private static final int THREADS_OF_THE_OWNER = 4;

    @EachJdk(with = {"unfair", "fair"})
    void a_file_is_counted_up_exactly(Jdk jdk, String fairness, @TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("count"), new byte[Long.BYTES]);
        int share = Profile.ACQUISITIONS / (CHILDREN + THREADS_OF_THE_OWNER);
        int rest = Profile.ACQUISITIONS - share * (CHILDREN + THREADS_OF_THE_OWNER);
        try (Family family = Family.on(jdk, "lock", fairness)) {
            List<Call> calls = new ArrayList<>();
            for (Member child : family.children(CHILDREN)) {
                calls.add(child.beginChore("a", "count " + file + " " + share));
            }
            for (int thread = 1; thread < THREADS_OF_THE_OWNER; thread++) {
                calls.add(family.parent().beginChore("a" + thread, "count " + file + " " + share));
            }
            calls.add(family.parent().beginChore("a", "count " + file + " " + (share + rest)));
            assertThat(calls).extracting(Call::result).containsOnly("done");
        }
        assertThat(ByteBuffer.wrap(Files.readAllBytes(file)).getLong()).isEqualTo(Profile.ACQUISITIONS);
    }
}
