package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
@Timeout(1_200)
class HostilePeersTest {
    private static final int PEERS = 100;
    private static final int IDLE_PEERS = 200;
    private static final int VERSION = 2;
    private static final int LONGEST_FRAME = 512;
    private static final long MEGABYTE = 1 << 20;

    @EachJdk
    void garbage_is_refused(Jdk jdk) throws Exception {
        underAttack(jdk, (family, child, endpoint, random) -> {
            for (int peer = 0; peer < PEERS; peer++) {
                byte[] garbage = new byte[1 + random.nextInt(100_000)];
                random.nextBytes(garbage);
                assertRefused(endpoint, garbage);
            }
        });
    }

    @EachJdk
    void a_frame_that_says_it_is_endless_is_refused(Jdk jdk) throws Exception {
        underAttack(jdk, (family, child, endpoint, random) -> {
            for (int fill : List.of(0x00, 0x01, 0x7f, 0x80, 0xff)) {
                byte[] frame = new byte[LONGEST_FRAME]; // shorter ones would be waited for
                Arrays.fill(frame, (byte) fill);
                assertRefused(endpoint, frame);
            }
        });
    }

    @EachJdk
    void whoever_says_nothing_or_half_of_it_is_sent_away_in_the_end(Jdk jdk) throws Exception {
        underAttack(jdk, (family, child, endpoint, random) -> {
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

    @EachJdk
    void whoever_stays_without_a_word_leaves_nothing_behind_and_others_are_served_meanwhile(Jdk jdk) throws Exception {
        underAttack(jdk, (family, child, endpoint, random) -> {
            awaitAllThatComesOnce(family.parent(), child);
            Footprint before = Footprint.of(family.parent());
            Member newcomer = family.child();
            List<SocketChannel> peers = new ArrayList<>();
            for (int peer = 0; peer < IDLE_PEERS; peer++) {
                SocketChannel channel = endpoint.connect();
                ByteBuffer hello = hello(random);
                channel.write(hello.limit(hello.limit() * (peer % 3) / 2)); // nothing, the half of it, or all
                peers.add(channel);
            }
            awaitThreads(family.parent(), before.threads() + IDLE_PEERS);

            assertThat(newcomer.does("a", "tryLock")).isEqualTo("false");
            assertThat(child.does("a", "unlock")).isEqualTo("done");
            family.parent().until("isLocked", "false");
            assertThat(newcomer.does("a", "lock")).isEqualTo("done");
            assertThat(newcomer.does("a", "unlock")).isEqualTo("done");
            family.parent().until("isLocked", "false");
            assertThat(child.does("a", "lock")).isEqualTo("done");
            assertThat(Footprint.of(family.parent()).threads())
                    .as("of peers that are still there")
                    .isGreaterThanOrEqualTo(before.threads() + IDLE_PEERS);

            for (SocketChannel peer : peers) {
                peer.close();
            }
            newcomer.dismiss();
            await().untilAsserted(
                            () -> assertThat(Footprint.of(family.parent())).isEqualTo(before));
        });
    }

    /** The line on which the child tells of its proxy, and that the owner watches one who waits. */
    private static void awaitAllThatComesOnce(Member owner, Member child) {
        assertThat(child.does("waits", "tryLock 10ms")).isEqualTo("false");
        owner.until("connections", "3"); // of two threads, and that line
    }

    private static void awaitThreads(Member member, long count) {
        await().untilAsserted(() -> assertThat(Footprint.of(member).threads())
                .as("threads that serve")
                .isGreaterThanOrEqualTo(count));
    }

    /** How a connection begins that threads of a process are to use. */
    private static ByteBuffer hello(Random random) {
        int header = 32;
        return ByteBuffer.allocate(header)
                .putShort((short) (header - Short.BYTES))
                .put((byte) 0)
                .put((byte) 0)
                .putInt(VERSION)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .putLong(0)
                .flip();
    }

    /** Meanwhile the lock works, and afterwards the owner has nothing of it. */
    private static void underAttack(Jdk jdk, Attack attack) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            Member child = family.child();
            assertThat(child.does("a", "lock")).isEqualTo("done");
            Endpoint endpoint = Endpoint.of(family.parent());
            long memory = Long.parseLong(family.parent().ask("memory"));
            Profile.repeat(round -> {
                attack.run(family, child, endpoint, new Random(round));
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
        void run(Family family, Member child, Endpoint endpoint, Random random) throws IOException;
    }
}
