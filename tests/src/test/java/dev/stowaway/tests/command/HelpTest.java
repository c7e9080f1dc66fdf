package dev.stowaway.tests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {
    @EachJdk
    void the_jar_alone_prints_the_help(Jdk jdk) throws IOException {
        String expected = text("stowaway");

        assertThat(Stowaway.command(jdk).saidNothing().stdout()).isEqualTo(expected);
        assertThat(Stowaway.command(jdk, "--help").stdout()).isEqualTo(expected);
        assertThat(Stowaway.command(jdk, "help").stdout()).isEqualTo(expected);
    }

    @EachJdk(with = {"list", "attach", "detach", "scan", "locks"})
    void every_command_has_its_help(Jdk jdk, String command) throws IOException {
        String expected = text(command);

        assertThat(Stowaway.command(jdk, command, "--help").saidNothing().stdout())
                .isEqualTo(expected);
        assertThat(Stowaway.command(jdk, "help", command).stdout()).isEqualTo(expected);
    }

    @EachJdk
    void the_version_is_that_of_the_jar(Jdk jdk) {
        assertThat(Stowaway.command(jdk, "--version").saidNothing().stdout()).matches("stowaway \\d+\\.\\d+\\.\\d+\\R");
    }

    @EachJdk(
            with = {
                "dance              | Unmatched argument at index 0: 'dance'",
                "attach             | Missing required parameter: 'PID'",
                "attach four        | Invalid value for positional parameter at index 0 (PID): 'four' is not a long",
                "attach --loud 1    | Unknown option: '--loud'",
                "detach 1 action=log| Unmatched argument at index 2: 'action=log'"
            })
    void what_is_misunderstood_is_told_in_two_lines_of_stderr(Jdk jdk, String row) {
        String[] cells = row.split(" *\\| *", -1);
        Run run = Stowaway.fails(jdk, 2, cells[0].split(" ", -1)).printed().saidOnce("stowaway: " + cells[1]);

        assertThat(run.stderr().lines()).hasSize(2).last().asString().matches("Try: stowaway.* --help");
    }

    @EachJdk
    void bash_takes_the_completion_and_completes_with_it(Jdk jdk, @TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
        Path script = Files.writeString(
                folder.resolve("completion"),
                Stowaway.command(jdk, "generate-completion").saidNothing().stdout());
        Process bash = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "source '%s' && COMP_WORDS=(stowaway at) COMP_CWORD=1 && _complete_stowaway && echo \"${COMPREPLY[@]}\""
                                .formatted(script))
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("attach");
        assertThat(bash.waitFor()).isZero();
    }

    private static String text(String name) throws IOException {
        try (InputStream text = HelpTest.class.getResourceAsStream(name + ".txt")) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
