package dev.stowaway.share;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is large travels by memory that two processes map: whole, either way, and nothing is left of it. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class LargeValuesTest {
    private static final int[] LENGTHS = {10, 70_000, 65_536, 1 << 20, 100, 5 << 20, (64 << 20) + 1, 3 << 20, 1 << 20};

    private static Worker worker;

    @BeforeAll
    static void start() throws Exception {
        worker = Worker.start();
    }

    @AfterAll
    static void end() throws InterruptedException {
        worker.kill();
    }

    @Test
    void arrays_arrive_through_a_queue_in_their_order() throws Exception {
        SharedQueue<byte[]> queue = SharedQueue.builder().capacity(4).create();
        Future<ArrayList<Boolean>> taken = worker.begins(() -> {
            ArrayList<Boolean> isSame = new ArrayList<>();
            for (int length : LENGTHS) {
                isSame.add(Arrays.equals(queue.take(), random(length)));
                queue.taskDone();
            }
            return isSame;
        });
        for (int length : LENGTHS) {
            queue.put(random(length));
        }
        queue.join();

        assertThat(taken.get()).hasSize(LENGTHS.length).containsOnly(true);
        assertThat(Path.of("/proc/" + worker.process().pid() + "/maps"))
                .content()
                .as("what it has mapped")
                .contains("stowaway-payload-");
        assertNothingIsLeft();
    }

    @Test
    void what_is_done_to_an_array_afterwards_is_not_done_to_the_element() throws Exception {
        SharedQueue<byte[]> queue = SharedQueue.create();
        byte[] array = new byte[100_000];
        queue.put(array);
        array[0] = 1;
        requireNonNull(queue.peek())[0] = 2;
        queue.forEach(listed -> listed[0] = 3);
        assertThat(queue.take()).isEqualTo(new byte[100_000]);
    }

    @Test
    void and_so_do_those_that_another_process_puts() throws Exception {
        SharedQueue<byte[]> queue = SharedQueue.create();
        Future<Boolean> put = worker.begins(() -> {
            for (int length : LENGTHS) {
                queue.put(random(length));
            }
            queue.flush();
            return true;
        });
        for (int length : LENGTHS) {
            assertThat(queue.take()).isEqualTo(random(length));
            queue.taskDone();
        }

        assertThat(put.get()).isTrue();
        assertNothingIsLeft();
    }

    @Test
    void values_of_a_map_that_are_serialized_are_the_same_on_their_way_there_and_back() throws Exception {
        ConcurrentMap<Integer, List<Integer>> map = Manager.start().map();
        HashMap<Integer, Integer> lengths = worker.does(() -> {
            HashMap<Integer, Integer> found = new HashMap<>();
            for (int length : List.of(10, 100_000, 1_000_000)) {
                map.put(length, new ArrayList<>(Collections.nCopies(length, length)));
                found.put(length, map.get(length).size());
            }
            return found;
        });

        assertThat(lengths).hasSize(3).allSatisfy((length, found) -> assertThat(found)
                .isEqualTo(length));
        assertThat(map.get(1_000_000)).hasSize(1_000_000).containsOnly(1_000_000);
        assertNothingIsLeft();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static void assertNothingIsLeft() throws Exception {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/dev/shm"), "stowaway-payload-*")) {
            assertThat(files).isEmpty();
        }
    }
}
