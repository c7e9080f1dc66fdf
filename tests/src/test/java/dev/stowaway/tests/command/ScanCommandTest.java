package dev.stowaway.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Job;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
    @EachJdk
    void a_lock_is_named_and_the_exit_code_is_1(Jdk jdk, @TempDir Path folder) throws IOException {
        Path file = write(folder, "jobs.ser", new ArrayList<>(List.of(new Job(), new Job())));

        Run run = Stowaway.fails(jdk, 1, "scan", file.toString()).saidNothing();

        assertThat(run.stdout()).startsWith("""
                        a lock is in the stream: ArrayList[0].stage.caches["eu"].lock
                          lock      java.util.concurrent.locks.ReentrantLock
                        """).endsWith("""
                        %1$s: 1 stream, 2 locks
                          2  ArrayList[*].stage.caches[*].lock
                        """.formatted(file));
        assertThat(Stowaway.fails(jdk, 1, "scan", "--redact-keys", "--", file.toString())
                        .stdout())
                .contains("ArrayList[0].stage.caches[redacted].lock")
                .doesNotContain("eu");
    }

    @EachJdk
    void no_lock_is_exit_code_0(Jdk jdk, @TempDir Path folder) throws IOException {
        Path file = write(folder, "words.ser", "words");

        Stowaway.command(jdk, "scan", file.toString()).saidNothing().printed(file + ": 1 stream, 0 locks");
    }

    @EachJdk
    void what_cant_be_read_is_told_and_is_not_taken_for_free_of_locks(Jdk jdk, @TempDir Path folder)
            throws IOException {
        Path whole = write(folder, "whole.ser", "words");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.ser"), Arrays.copyOf(bytes, bytes.length - 2));
        Path absent = folder.resolve("absent.ser");

        Stowaway.fails(jdk, 14, "scan", absent.toString(), cut.toString(), whole.toString())
                .printed(cut + ": 1 stream, 0 locks", whole + ": 1 stream, 0 locks")
                .saidOnce("stowaway: can't be read: " + absent)
                .saidOnce("stowaway: " + cut + ": at byte", "in the middle of the stream");
    }

    @EachJdk
    void a_dash_is_stdin(Jdk jdk, @TempDir Path folder) throws IOException {
        Path file = write(folder, "job.ser", new Job());
        Jvm fromFile = Jvm.on(jdk)
                .through("sh", "-c", "exec \"$@\" < '" + file + "'", "sh")
                .exitCode(1);

        assertThat(Stowaway.with(fromFile, Jvm.agentJar(), "scan", "-").stdout())
                .contains("Job.stage.caches[\"eu\"].lock", " of stdin", "stdin: 1 stream, 1 lock");
    }

    private static Path write(Path folder, String name, Object content) throws IOException {
        Path file = folder.resolve(name);
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeObject(content);
        }
        return file;
    }
}
