package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Peers that don't speak the protocol, or not to its end: fault 12. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class HostilePeersTest {
    private static final int PEERS = 100;
    private static final long MEGABYTE = 1 << 20;

    @EachJdk
    void garbage_is_refused(Jdk jdk) throws Exception {
        underAttack(jdk, (child, endpoint, random) -> {
            for (int peer = 0; peer < PEERS; peer++) {
                byte[] garbage = new byte[1 + random.nextInt(100_000)];
                random.nextBytes(garbage);
                assertRefused(endpoint, garbage);
            }
        });
    }

    @EachJdk
    void a_frame_that_says_it_is_endless_is_refused(Jdk jdk) throws Exception {
        underAttack(jdk, (child, endpoint, random) -> {
            for (int fill : List.of(0x00, 0x01, 0x7f, 0x80, 0xff)) {
                byte[] frame = new byte[64];
                Arrays.fill(frame, (byte) fill);
                assertRefused(endpoint, frame);
            }
        });
    }

    @EachJdk
    void whoever_says_nothing_or_half_of_it_is_sent_away_in_the_end(Jdk jdk) throws Exception {
        underAttack(jdk, (child, endpoint, random) -> {
            List<SocketChannel> peers = new ArrayList<>();
            for (int peer = 0; peer < PEERS; peer++) {
                SocketChannel channel = endpoint.connect();
                channel.write(ByteBuffer.allocate(peer % 3));
                peers.add(channel);
            }
            String stranger = "c" + random.nextInt(); // whose thread needs a connection of its own
            assertThat(child.does(stranger, "tryLock")).isEqualTo("false");
            for (SocketChannel peer : peers) {
                assertEnds(peer);
            }
        });
    }

    /** Meanwhile the lock works, and afterwards the owner has nothing of it. */
    private static void underAttack(Jdk jdk, Attack attack) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Member child = family.child();
            assertThat(child.does("a", "lock")).isEqualTo("done");
            Endpoint endpoint = Endpoint.of(family.parent());
            long memory = Long.parseLong(family.parent().ask("memory"));
            Profile.repeat(round -> {
                attack.run(child, endpoint, new Random(round));
                assertThat(family.parent().does("a", "tryLock")).isEqualTo("false");
                assertThat(child.does("a", "lock")).isEqualTo("done");
                assertThat(child.does("a", "unlock")).isEqualTo("done");
                assertThat(Long.parseLong(family.parent().ask("memory"))).isLessThan(memory + 8 * MEGABYTE);
            });
            assertThat(child.does("a", "unlock")).isEqualTo("done");
            family.parent().until("isLocked", "false");
        }
    }

    private static void assertRefused(Endpoint endpoint, byte[] bytes) throws IOException {
        SocketChannel channel = endpoint.connect();
        try {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
        } catch (IOException e) {
            // Refused before the end.
        }
        assertEnds(channel);
    }

    /** The other end closes it, whatever it says before. */
    private static void assertEnds(SocketChannel channel) {
        try (channel) {
            ByteBuffer answer = ByteBuffer.allocate(1024);
            int total = 0;
            for (int read = channel.read(answer); read >= 0; read = channel.read(answer.clear())) {
                total += read;
                assertThat(total).as("bytes of an answer to garbage").isLessThan(4096);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    private interface Attack {
        void run(Member child, Endpoint endpoint, Random random) throws IOException;
    }
}
