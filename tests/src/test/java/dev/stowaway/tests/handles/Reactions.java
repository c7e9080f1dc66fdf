package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long it took those who had to be told of something. */
final class Reactions {
    private final List<Duration> all = new ArrayList<>();

    /** The time from a moment to the return of a call that waited for what happened then. */
    void add(Call call, long since) {
        all.add(Duration.ofNanos(call.returned() - since));
    }

    /** Fails if they were too slow for the {@link Profile}. */
    void verify() {
        List<Duration> sorted = all.stream().sorted().toList();
        assertThat(sorted).isNotEmpty();
        assertThat(sorted.get(sorted.size() / 2)).as("the median of %s", sorted).isLessThanOrEqualTo(Profile.MEDIAN);
        assertThat(sorted.get(sorted.size() - 1)).as("the worst of %s", sorted).isLessThanOrEqualTo(Profile.WORST);
    }
}
