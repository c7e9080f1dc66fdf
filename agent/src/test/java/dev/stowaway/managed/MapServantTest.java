package dev.stowaway.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.objects.Admission;
import dev.stowaway.objects.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A map where it lives, as it is called by other processes. */
class MapServantTest {
    private final MapServant map = new MapServant(Reading.here(Admission.of()));

    /** Which is what a process could send that is not one of Stowaway's as it should be. */
    @Test
    @SuppressWarnings("NullAway")
    void null_is_no_value_whoever_puts_it() {
        assertThatThrownBy(() -> map.put("a", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> map.putIfAbsent("a", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> map.putAll(Collections.singletonMap("a", null)))
                .isInstanceOf(NullPointerException.class);
        assertThat(map.size()).isZero();
        assertThat(map.containsValue("x")).isFalse();
    }

    /** Equal to all of its kind; one of them has another one put while it is asked for the first time. */
    private final class Counted {
        private final boolean isReplaced;
        private int times;

        Counted(boolean isReplaced) {
            this.isReplaced = isReplaced;
        }

        @Override
        public boolean equals(Object other) {
            if (times++ == 0 && isReplaced) {
                map.put("a", new Counted(false));
            }
            return other instanceof Counted;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void a_value_is_compared_with_what_was_given_and_not_with_what_took_its_place() {
        Counted removed = new Counted(true);
        map.put("a", removed);
        assertThat(map.remove("a", new Counted(false))).isTrue();
        assertThat(removed.times).isEqualTo(1);
        Counted replaced = new Counted(true);
        map.put("a", replaced);
        assertThat(map.replace("a", new Counted(false), "x")).isTrue();
        assertThat(replaced.times).isEqualTo(1);
        assertThat(map.get("a")).isEqualTo("x");
    }

    /** As of who was faster, between the question for it and the function. */
    @Test
    void a_value_that_is_there_stays_the_same_object_if_one_is_made_only_if_absent() {
        List<String> value = new ArrayList<>();
        map.put("a", value);
        assertThat(map.compute("a", new Changes.IfAbsent<>(key -> List.of("x"))))
                .isEqualTo(value);
        assertThat(map.get("a")).isSameAs(value);
    }
}
