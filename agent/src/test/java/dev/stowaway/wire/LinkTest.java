package dev.stowaway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LinkTest {
    private static final Frame FRAME = Frame.of(FrameKind.DONE, 42);

    @AutoClose
    private final SocketPair pair = SocketPair.connected();

    @ParameterizedTest
    @EnumSource
    void an_interrupt_ends_the_wait_for_a_frame_and_leaves_the_connection_open(Threads threads) throws Exception {
        threads.assumeThere();
        Worker<Boolean> receiver = threads.start(() -> {
            Frame nothing = pair.left().receive(Frame.FOREVER);
            assertThat(nothing).isNull();
            return Thread.interrupted();
        });
        receiver.awaitBlocked();

        receiver.interrupt();

        assertThat(receiver.result()).as("interrupted").isTrue();
        assertWorks();
    }

    @ParameterizedTest
    @EnumSource
    void who_is_interrupted_already_receives_what_is_there_and_waits_for_nothing(Threads threads) throws Exception {
        threads.assumeThere();
        pair.right().send(FRAME);
        Worker<Boolean> receiver = threads.start(() -> {
            Thread.currentThread().interrupt();
            assertThat(pair.left().receive(Frame.FOREVER)).isEqualTo(FRAME);
            assertThat(pair.left().receive(Frame.FOREVER)).isNull();
            return Thread.interrupted();
        });

        assertThat(receiver.result()).as("interrupted").isTrue();
        assertWorks();
    }

    @ParameterizedTest
    @EnumSource
    void a_frame_that_comes_later_ends_the_wait(Threads threads) throws Exception {
        threads.assumeThere();
        Worker<Frame> receiver = threads.start(() -> pair.left().receive(Frame.FOREVER));
        receiver.awaitBlocked();

        pair.right().send(FRAME);

        assertThat(receiver.result()).isEqualTo(FRAME);
    }

    @ParameterizedTest
    @EnumSource
    void who_sleeps_at_once_is_woken_by_a_frame_and_by_an_interrupt(Threads threads) throws Exception {
        threads.assumeThere();
        Worker<Boolean> receiver = threads.start(() -> {
            assertThat(pair.left().receiveAsleep(Frame.FOREVER)).isEqualTo(FRAME);
            assertThat(pair.left().receiveAsleep(Frame.FOREVER)).isNull();
            return Thread.interrupted();
        });
        receiver.awaitBlocked();
        pair.right().send(FRAME);
        receiver.awaitBlocked();
        receiver.interrupt();

        assertThat(receiver.result()).as("interrupted").isTrue();
        assertWorks();
    }

    @ParameterizedTest
    @EnumSource
    void a_wait_ends_in_time_and_not_before(Threads threads) throws Exception {
        threads.assumeThere();
        Worker<Long> receiver = threads.start(() -> {
            long start = System.nanoTime();
            assertThat(pair.left().receive(50_000_000)).isNull();
            return System.nanoTime() - start;
        });

        assertThat(Duration.ofNanos(receiver.result())).isBetween(Duration.ofMillis(50), Duration.ofSeconds(5));
        assertWorks();
    }

    @ParameterizedTest
    @EnumSource
    void the_end_of_the_peer_ends_the_wait(Threads threads) throws Exception {
        threads.assumeThere();
        Worker<Boolean> receiver = threads.start(() -> {
            assertThatThrownBy(() -> pair.left().receive(Frame.FOREVER)).isInstanceOf(EOFException.class);
            return true;
        });
        receiver.awaitBlocked();

        pair.right().close();

        assertThat(receiver.result()).isTrue();
    }

    /** As {@link Link#close} promises it. */
    @ParameterizedTest
    @EnumSource
    void closing_the_connection_ends_the_wait_of_another_thread(Threads threads) throws Exception {
        threads.assumeThere();
        Worker<Boolean> receiver = threads.start(() -> {
            assertThatThrownBy(() -> pair.left().receive(Frame.FOREVER)).isInstanceOf(IOException.class);
            return true;
        });
        receiver.awaitBlocked();

        pair.left().close();

        assertThat(receiver.result()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void an_interrupt_while_the_peer_takes_nothing_in_is_kept_and_everything_is_sent(Threads threads) throws Exception {
        threads.assumeThere();
        int frames = 20_000; // more than any socket buffer holds
        Worker<Boolean> sender = threads.start(() -> {
            for (int id = 0; id < frames; id++) {
                pair.left().send(Frame.of(FrameKind.DONE, id));
            }
            return Thread.interrupted();
        });
        sender.awaitBlocked();
        sender.interrupt();

        for (int id = 0; id < frames; id++) {
            assertThat(pair.right().receive(Frame.FOREVER)).isEqualTo(Frame.of(FrameKind.DONE, id));
        }
        assertThat(sender.result()).as("interrupted").isTrue();
        assertWorks();
    }

    @Test
    void frames_before_the_end_are_received_and_half_a_frame_is_the_end() throws IOException {
        pair.right().send(FRAME);
        pair.right().channel().write(ByteBuffer.wrap(new byte[] {0, 30, 3}));
        pair.right().close();

        assertThat(pair.left().receive(Frame.FOREVER)).isEqualTo(FRAME);
        assertThatThrownBy(() -> pair.left().receive(Frame.FOREVER)).isInstanceOf(EOFException.class);
    }

    @Test
    void what_is_no_frame_is_refused() throws IOException {
        pair.right().channel().write(ByteBuffer.wrap(new byte[] {0, 0}));

        assertThatThrownBy(() -> pair.left().receive(Frame.FOREVER)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void a_frame_comes_whole_though_its_bytes_come_one_by_one() throws Exception {
        Worker<Frame> receiver = Threads.PLATFORM.start(() -> pair.left().receive(Frame.FOREVER));
        ByteBuffer bytes = ByteBuffer.allocate(Frame.MAX_BYTES);
        FRAME.encode(bytes);
        for (bytes.flip(); bytes.hasRemaining(); ) {
            assertThat(receiver.isDone()).isFalse();
            pair.right().channel().write(ByteBuffer.wrap(new byte[] {bytes.get()}));
        }

        assertThat(receiver.result()).isEqualTo(FRAME);
    }

    /** One listens, and another has something to say: neither waits for the other. */
    @Test
    void one_thread_sends_while_another_waits_for_frames() throws Exception {
        int frames = 20_000;
        Worker<Frame> receiver = Threads.PLATFORM.start(() -> pair.left().receive(Frame.FOREVER));
        receiver.awaitBlocked();
        Worker<Boolean> sender = Threads.PLATFORM.start(() -> {
            for (int id = 0; id < frames; id++) {
                pair.left().send(Frame.of(FrameKind.DONE, id));
            }
            return true;
        });
        sender.awaitBlocked();

        for (int id = 0; id < frames; id++) {
            assertThat(pair.right().receive(TimeUnit.SECONDS.toNanos(20))).isEqualTo(Frame.of(FrameKind.DONE, id));
        }
        assertThat(sender.result()).isTrue();
        pair.right().send(FRAME);
        assertThat(receiver.result()).isEqualTo(FRAME);
    }

    @Test
    void what_is_to_happen_when_a_watched_peer_speaks_or_goes_happens_once() throws IOException {
        AtomicBoolean spoke = new AtomicBoolean();
        pair.watcher()
                .watch(pair.left(), () -> assertThat(spoke.getAndSet(true)).isFalse());
        pair.right().send(FRAME);
        await().untilTrue(spoke);
        assertThat(pair.left().take()).isEqualTo(FRAME);

        AtomicBoolean went = new AtomicBoolean();
        pair.watcher().watch(pair.left(), () -> went.set(true));
        pair.right().close();
        await().untilTrue(went);
    }

    @Test
    void what_fails_on_the_watchers_thread_does_not_end_it() throws IOException {
        ConditionFactory await = await().dontCatchUncaughtExceptions();
        AtomicBoolean failed = new AtomicBoolean();
        pair.watcher().watch(pair.left(), () -> {
            failed.set(true);
            throw new IllegalStateException("of the one who asked");
        });
        pair.right().send(FRAME);
        await.untilTrue(failed);

        AtomicBoolean spoke = new AtomicBoolean();
        pair.watcher().watch(pair.left(), () -> spoke.set(true));
        await.untilTrue(spoke);
    }

    private void assertWorks() throws IOException {
        pair.right().send(FRAME);
        assertThat(pair.left().receive(Frame.FOREVER)).isEqualTo(FRAME);
        pair.left().send(FRAME);
        assertThat(pair.right().receive(Frame.FOREVER)).isEqualTo(FRAME);
    }
}
