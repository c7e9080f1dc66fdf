package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.access.Access;
import dev.stowaway.owner.OwnerSettings;
import dev.stowaway.rules.AbandonPolicy;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The process of a manager, and who has started it. */
@Timeout(120)
class SpawnedTest {
    private static final int LINES = 5_000;

    @RegisterExtension
    final Workers workers = new Workers();

    /** What a worker has. */
    private static volatile @Nullable Object held;

    /** What applications do in an object of theirs. */
    public interface Habits {
        int print(int lines);

        long startThread();
    }

    /** Lives in the manager's process. */
    public static class BadHabits implements Habits {
        @Override
        public int print(int lines) {
            for (int i = 0; i < lines; i++) {
                System.out.println("a line of a registered object");
            }
            System.out.flush();
            return lines;
        }

        @Override
        public long startThread() {
            CountDownLatch never = new CountDownLatch(1);
            Thread thread = new Thread(() -> awaitEnd(never));
            thread.setDaemon(false); // as that of who calls is
            thread.start();
            return ProcessHandle.current().pid();
        }

        private static void awaitEnd(CountDownLatch never) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Habits habits(Manager manager) {
        manager.register(Habits.class, BadHabits.class);
        return manager.create(Habits.class);
    }

    @Test
    void an_object_that_prints_much_blocks_nobody() throws Exception {
        int printed = workers.start()
                .begins(() -> {
                    try (Manager manager = Manager.spawn("dev.stowaway.share.*")) {
                        return habits(manager).print(LINES);
                    }
                })
                .get(30, TimeUnit.SECONDS);
        assertThat(printed).isEqualTo(LINES);
    }

    @Test
    void it_ends_with_its_spawner_whatever_threads_there_are() throws Exception {
        Worker spawner = workers.start();
        long pid = spawner.does(() -> {
            Manager manager = Manager.spawn("dev.stowaway.share.*");
            held = manager;
            return habits(manager).startThread();
        });
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        spawner.kill();
        await().atMost(20, TimeUnit.SECONDS).until(() -> !process.isAlive());
    }

    @Test
    void nothing_is_left_of_one_that_has_ended_in_a_process_that_has_used_it() throws Exception {
        Worker client = workers.start();
        client.does(() -> {
            SocketChannel.open(StandardProtocolFamily.UNIX).close(); // the JDK has one of its own from then on
            long before = sockets();
            try (Manager closed = Manager.spawn()) {
                closed.map().put("a", 1);
            }
            Manager killed = Manager.spawn();
            killed.map().put("a", 1);
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
                assertThat(sockets()).isEqualTo(before);
                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .doesNotContain("stowaway-proxies");
            });
            return true;
        });
    }

    /** The connections that are open. */
    private static long sockets() throws IOException {
        long sockets = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path one : open) {
                if (Files.exists(one, LinkOption.NOFOLLOW_LINKS)
                        && Files.readSymbolicLink(one).toString().startsWith("socket:")) {
                    sockets++;
                }
            }
        }
        return sockets;
    }

    /** A launcher that says where it is, and where nobody is. */
    @Test
    void a_process_that_can_not_be_reached_is_not_left_behind(@TempDir Path home) throws Exception {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                java,
                "#!/bin/sh\necho \"Picked up something\"\necho \"stowaway manager: 0-0-0-0-1/1@"
                        + home.resolve("nobody") + "\"\nexec sleep 100 2>/dev/null\n",
                StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        String launcher = home.toString();
        long left = workers.start().does(() -> {
            System.setProperty("java.home", launcher);
            assertThatThrownBy(() -> Manager.spawn()).isInstanceOf(OwnerGoneException.class);
            return ProcessHandle.current().children().count();
        });
        assertThat(left).isZero();
    }

    /** The agent's options are inherited, and this one would keep everybody waiting for ever. */
    @Test
    void its_locks_do_not_stall_for_there_nobody_recovers_them() throws Exception {
        Worker owner = workers.start();
        String endpoint = owner.does(() -> {
            OwnerSettings ofAgent = new OwnerSettings(
                    Access.none(), AbandonPolicy.STALL, OwnerSettings.current().incidents());
            OwnerSettings.agent(() -> ofAgent);
            Manager manager = ManagerProcess.start();
            held = manager;
            return manager.endpoint();
        });
        Worker doomed = workers.start();
        doomed.does(() -> {
            Manager.connect(endpoint).lock("lock").lock();
            return true;
        });
        doomed.kill();
        assertThat(Manager.connect(endpoint).lock("lock").tryLock(20, TimeUnit.SECONDS))
                .isTrue();
    }
}
