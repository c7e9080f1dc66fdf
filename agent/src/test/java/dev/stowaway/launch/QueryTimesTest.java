package dev.stowaway.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTimesTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final QueryTimes times = new QueryTimes();

    @Test
    void the_first_two_launches_of_each_site_are_asked_about() {
        assertThat(times.isDue("a", 0)).isTrue();
        assertThat(times.isDue("a", 1)).isTrue();
        assertThat(times.isDue("a", 2)).isFalse();
        assertThat(times.isDue("b", 3)).isTrue();
    }

    @Test
    void then_at_powers_of_two_if_a_minute_has_passed() {
        List<Integer> asked = new ArrayList<>();
        for (int launch = 1; launch <= 1_000; launch++) {
            if (times.isDue("a", launch * MINUTE_NS)) {
                asked.add(launch);
            }
        }
        assertThat(asked).containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 512);
    }

    @Test
    void a_thousand_launches_in_a_minute_are_asked_about_twice() {
        int asked = 0;
        for (int launch = 1; launch <= 1_000; launch++) {
            asked += times.isDue("a", launch) ? 1 : 0;
        }
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void sites_beyond_the_limit_are_not_asked_about() {
        for (int site = 0; site < 1_024; site++) {
            assertThat(times.isDue("site " + site, 0)).isTrue();
        }
        assertThat(times.isDue("one more", 0)).isFalse();
    }

    @Test
    void a_burst_from_a_known_site_is_looked_at_for_a_fifth_of_a_percent_of_the_time() {
        times.isDue("a", 0);
        times.isDue("a", 0);
        for (int look = 0; look < 8; look++) {
            assertThat(times.isWorthALook(0)).isTrue();
            times.looked(0, 50_000);
            times.isDue("a", 50_000);
        }
        assertThat(times.isWorthALook(50_000 + 24_999_999)).isFalse();
        assertThat(times.isWorthALook(50_000 + 25_000_000)).isTrue();
    }

    @Test
    void a_burst_from_many_sites_is_looked_at_each_time() {
        for (int site = 0; site < 1_000; site++) {
            assertThat(times.isWorthALook(0)).isTrue();
            times.looked(0, 50_000);
            times.isDue("site " + site, 50_000);
        }
    }

    @Test
    void a_new_site_in_a_burst_has_the_next_launches_looked_at() {
        for (int look = 0; look < 10; look++) {
            times.isDue("a", 0);
        }
        times.looked(0, 50_000);
        assertThat(times.isWorthALook(60_000)).isFalse();
        times.isDue("b", 60_000);
        assertThat(times.isWorthALook(60_000)).isTrue();
    }

    @Test
    void a_look_that_was_held_up_blinds_nobody_for_long() {
        for (int look = 0; look < 10; look++) {
            times.isDue("a", 0);
        }
        times.looked(0, MINUTE_NS);
        assertThat(times.isWorthALook(MINUTE_NS + 999_999_999)).isFalse();
        assertThat(times.isWorthALook(MINUTE_NS + 1_000_000_000)).isTrue();
    }
}
