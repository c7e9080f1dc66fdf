package dev.stowaway.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.wire.Incarnation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CirclesTest {
    @Test
    void a_chain_is_none() {
        assertThat(Circles.in(List.of(edge(1, 2), edge(2, 3), edge(4, 2)))).isEmpty();
    }

    @Test
    void a_circle_is_found_once_without_those_who_only_wait_for_it() {
        assertThat(Circles.in(List.of(edge(9, 1), edge(1, 2), edge(2, 3), edge(3, 1), edge(8, 3))))
                .singleElement()
                .satisfies(
                        circle -> assertThat(Set.copyOf(circle)).isEqualTo(Set.of(edge(1, 2), edge(2, 3), edge(3, 1))));
    }

    @Test
    void a_thread_that_waits_for_several_waits_for_each_of_them() {
        assertThat(Circles.in(List.of(edge(1, 2), edge(1, 3), edge(1, 4), edge(3, 1), edge(4, 5))))
                .singleElement()
                .satisfies(circle -> assertThat(circle).containsExactly(edge(1, 3), edge(3, 1)));
    }

    @Test
    void circles_that_share_a_thread_are_two() {
        assertThat(Circles.in(List.of(edge(1, 2), edge(1, 3), edge(2, 1), edge(3, 1))))
                .containsExactlyInAnyOrder(List.of(edge(1, 2), edge(2, 1)), List.of(edge(1, 3), edge(3, 1)));
    }

    @Test
    void a_thread_that_waits_for_itself_is_one() {
        assertThat(Circles.in(List.of(edge(1, 1)))).containsExactly(List.of(edge(1, 1)));
    }

    @Test
    void a_long_chain_needs_no_stack() {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            edges.add(edge(i, i + 1));
        }
        edges.add(edge(100_000, 99_999));

        assertThat(Circles.in(edges)).singleElement().satisfies(circle -> assertThat(circle)
                .containsExactly(edge(99_999, 100_000), edge(100_000, 99_999)));
    }

    private static Edge edge(int waiter, int holder) {
        return new Edge(thread(waiter), thread(holder), 7, "Job.lock", "a.Lock", null);
    }

    private static RemoteThread thread(int id) {
        return new RemoteThread(new Incarnation(1, 2), "process 3", id, "thread " + id);
    }
}
