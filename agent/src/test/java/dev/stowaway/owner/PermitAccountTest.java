package dev.stowaway.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.wire.Incarnation;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PermitAccountTest {
    private final PermitAccount account = new PermitAccount();

    @Test
    void what_a_process_took_comes_back_when_it_dies() {
        Peer dying = peer(1);
        account.add(dying, 3);
        account.add(dying, -1);

        assertThat(account.close(dying)).isEqualTo(2);
        assertThat(account.close(dying)).isZero();
    }

    @Test
    void what_another_process_released_for_it_does_not() {
        Peer dying = peer(1);
        Peer helper = peer(2);
        account.add(dying, 3);
        account.add(helper, -1);

        assertThat(account.close(dying)).isEqualTo(2);
    }

    @Test
    void a_release_for_somebody_else_is_set_against_one_process_only() {
        Peer first = peer(1);
        Peer second = peer(2);
        account.add(first, 1);
        account.add(second, 1);
        account.add(peer(3), -1);

        assertThat(account.close(first)).isZero();
        assertThat(account.close(second)).isEqualTo(1);
    }

    @Test
    void the_releases_of_a_dead_process_still_count() {
        Peer dying = peer(1);
        Peer helper = peer(2);
        account.add(dying, 2);
        account.add(helper, -1);

        assertThat(account.close(helper)).isZero();
        assertThat(account.close(dying)).isEqualTo(1);
    }

    /** Once all are dead, as many permits are back as were taken, or more if more were released than taken. */
    @Property
    void nothing_is_lost_and_nothing_comes_twice(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = -5, max = 5) Integer> changes) {
        PermitAccount permits = new PermitAccount();
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            peers.add(peer(i));
        }
        long outstanding = 0;
        for (int i = 0; i < changes.size(); i++) {
            permits.add(peers.get(i % peers.size()), changes.get(i));
            outstanding += changes.get(i);
        }
        long back = 0;
        for (Peer peer : peers) {
            back += permits.close(peer);
        }
        assertThat(back).isGreaterThanOrEqualTo(Math.max(outstanding, 0));
        assertThat(back).isLessThanOrEqualTo(taken(changes));
    }

    private static long taken(List<Integer> changes) {
        return changes.stream().mapToLong(change -> Math.max(change, 0)).sum();
    }

    private static Peer peer(long number) {
        return new Peer(new Incarnation(0, number), "process " + number);
    }
}
