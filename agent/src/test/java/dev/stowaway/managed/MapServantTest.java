package dev.stowaway.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.objects.Admission;
import dev.stowaway.objects.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A map where it lives, as it is called by other processes. */
class MapServantTest {
    private final MapServant map = new MapServant(Reading.here(Admission.of()));

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
