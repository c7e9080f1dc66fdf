package dev.stowaway.launch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void white_space_of_any_kind_parts_words() {
        assertThat(Words.of("  -Xmx1g\t-ea\n\u000b -Da=b ")).containsExactly("-Xmx1g", "-ea", "-Da=b");
        assertThat(Words.of(" ")).isEmpty();
    }

    @Test
    void quotes_of_either_kind_hold_words_together_and_go() {
        assertThat(Words.of("-Da='x \"y\" z' \"-Db=it's\"c ''")).containsExactly("-Da=x \"y\" z", "-Db=it'sc", "");
    }

    @Test
    void nothing_escapes_a_quote() {
        assertThat(Words.of("-Da=\\ b")).containsExactly("-Da=\\", "b");
        assertThat(Words.of("\"a\\\"")).containsExactly("a\\");
    }

    @Test
    void an_open_quote_is_refused() {
        assertThat(Words.of("-ea 'open")).isNull();
    }

    @Test
    void a_quoted_word_is_read_as_it_was() {
        for (String word : new String[] {"plain", "two words", "it's", "say \"x\"", ""}) {
            assertThat(Words.of(requireNonNull(Words.quoted(word)))).containsExactly(word);
        }
        assertThat(Words.quoted("both ' and \"")).isNull();
    }
}
