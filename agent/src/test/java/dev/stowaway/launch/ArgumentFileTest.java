package dev.stowaway.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFileTest {
    @Test
    void blanks_and_line_ends_part_arguments() {
        assertThat(ArgumentFile.arguments(" -cp a.jar\r\n\tMain\f1\n")).containsExactly("-cp", "a.jar", "Main", "1");
    }

    @Test
    void a_backslash_escapes_within_quotes_only() {
        assertThat(ArgumentFile.arguments("c:\\x \"c:\\\\y\\tz\\q\" 'it\\'s'"))
                .containsExactly("c:\\x", "c:\\y\tzq", "it's");
    }

    @Test
    void quotes_may_stand_anywhere_in_an_argument() {
        assertThat(ArgumentFile.arguments("-Da=\"b c\"d'e \"f'")).containsExactly("-Da=b cde \"f");
    }

    @Test
    void a_comment_goes_to_the_end_of_its_line_and_swallows_the_word_before_it() {
        assertThat(ArgumentFile.arguments("# all\n-ea #rest 'open\n-Da=x#y\nz")).containsExactly("-ea", "z");
        assertThat(ArgumentFile.arguments("'a'b#c\nd")).containsExactly("ad");
        assertThat(ArgumentFile.arguments("\"#\"")).containsExactly("#");
    }

    @Test
    void a_backslash_at_a_line_end_joins_the_next_line_without_its_indent() {
        assertThat(ArgumentFile.arguments("\"a.jar:\\\n   b.jar\"")).containsExactly("a.jar:b.jar");
    }

    @Test
    void a_line_end_closes_an_open_quote() {
        assertThat(ArgumentFile.arguments("\"open quote \n  across\"")).containsExactly("open quote ", "across");
    }

    @Test
    void an_empty_argument_counts_unless_it_is_the_last_word_of_the_file() {
        assertThat(ArgumentFile.arguments("-Da '' b ''")).containsExactly("-Da", "", "b");
        assertThat(ArgumentFile.arguments("'' ")).containsExactly("");
    }

    @RepeatedTest(25)
    void the_launcher_reads_a_file_made_at_random_alike(RepetitionInfo repetition, @TempDir Path folder)
            throws IOException, InterruptedException {
        String random = random(new Random(repetition.getCurrentRepetition()));
        Path file = folder.resolve("args");
        Files.writeString(
                file,
                "-cp " + System.getProperty("java.class.path") + " " + PrintsArguments.class.getName() + " " + random);
        Process launcher = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "@" + file)
                .redirectErrorStream(true)
                .start();
        String printed = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(launcher.waitFor()).as(printed).isZero();
        assertThat(printed.lines())
                .as(random)
                .containsExactlyElementsOf(ArgumentFile.arguments("Main " + random).stream()
                        .skip(1)
                        .map(PrintsArguments::line)
                        .toList());
    }

    private static String random(Random random) {
        String letters = "abn  \t\n\r\f\"\"''\\\\#";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
