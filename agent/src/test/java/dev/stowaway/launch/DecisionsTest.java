package dev.stowaway.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsTest {
    private final Decisions decisions = new Decisions();

    @Test
    void a_decision_is_for_the_very_command_in_the_very_directory() {
        Decision decision = add("/srv", "java", "-cp", "a", "Main");
        assertThat(decisions.find(words("java", "-cp", "a", "Main"), "/srv")).isSameAs(decision);
        assertThat(decisions.find(words("java", "-cp", "b", "Main"), "/srv")).isNull();
        assertThat(decisions.find(words("java", "-cp", "a", "-ea", "Main"), "/srv"))
                .isNull();
        assertThat(decisions.find(words("java", "-cp", "a", "Main"), null)).isNull();
    }

    @Test
    void a_later_decision_takes_the_place_of_an_earlier_one() {
        add(null, "java", "Main");
        Decision later = add(null, "java", "Main");
        assertThat(decisions.find(words("java", "Main"), null)).isSameAs(later);
    }

    @Test
    void a_few_are_kept() {
        long kept = IntStream.range(0, 1_000)
                .mapToObj(i -> words("java", "Main" + i))
                .peek(command -> add(null, command))
                .toList()
                .stream()
                .filter(command -> decisions.find(command, null) != null)
                .count();
        assertThat(kept).isBetween(1L, 32L);
    }

    @Test
    void long_commands_are_not_kept() {
        String half = "x".repeat(1 << 13);
        add(null, half, half, "x");
        assertThat(decisions.find(words(half, half, "x"), null)).isNull();
    }

    private Decision add(@Nullable String directory, String... command) {
        Decision decision = new Decision(command, directory, "java", command, null);
        decisions.add(decision);
        return decision;
    }

    private static String[] words(String... words) {
        return words;
    }
}
