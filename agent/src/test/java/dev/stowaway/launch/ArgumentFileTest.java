package dev.stowaway.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tried on real launchers as well, on files made at random: {@code LauncherGrammarTest} of the black-box tests. */
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
    void a_comment_goes_to_the_end_of_its_line_and_may_break_a_word_off() {
        assertThat(ArgumentFile.arguments("# all\n-ea #rest 'open\n-Da=x#y\nz")).containsExactly("-ea", "-Da=xz");
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
}
