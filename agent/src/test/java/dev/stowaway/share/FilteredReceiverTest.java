package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handles arrive at a process whose own filter admits what {@code agent/docs/sharing.md} names. */
@Timeout(120)
class FilteredReceiverTest {
    /** What the worker's own tasks are made of, and nothing that handles are. */
    private static final String OF_TASKS = ";java.lang.Object;java.lang.invoke.SerializedLambda;!*";

    @Test
    void what_is_not_a_proxy_of_the_jdk_needs_the_jar_alone() throws Exception {
        Worker worker = Worker.start("-Djdk.serialFilter=dev.stowaway.**" + OF_TASKS);
        try (Manager manager = Manager.start();
                SharedIntArray array = SharedIntArray.create((String) null, 10)) {
            ConcurrentMap<String, List<Integer>> map = manager.map();
            List<Integer> list = manager.list();
            SharedQueue<Integer> queue = SharedQueue.create();
            ReentrantLock lock = manager.lock();
            Lock ofBlock = array.memory().lock();
            worker.does(() -> {
                lock.lock();
                try {
                    list.add(1);
                    map.put("a", list);
                } finally {
                    lock.unlock();
                }
                ofBlock.lock();
                try {
                    array.add(3);
                } finally {
                    ofBlock.unlock();
                }
                queue.put(2);
                queue.flush();
                return true;
            });
            assertThat(map.get("a")).isSameAs(list).containsExactly(1);
            assertThat(queue.take()).isEqualTo(2);
            assertThat(array.sum()).isEqualTo(30);
            array.memory().unlink();
        } finally {
            worker.kill();
        }
    }

    @Test
    void events_and_counters_need_the_proxies_of_the_jdk_too() throws Exception {
        Worker worker = Worker.start("-Djdk.serialFilter=dev.stowaway.**;jdk.proxy*" + OF_TASKS);
        try (Manager manager = Manager.start()) {
            SharedEvent event = manager.event();
            SharedCounter counter = manager.counter();
            SharedNamespace namespace = manager.namespace();
            worker.does(() -> {
                event.set();
                namespace.set("count", counter.incrementAndGet());
                return true;
            });
            assertThat(event.isSet()).isTrue();
            assertThat(namespace.get("count")).isEqualTo(1L);
        } finally {
            worker.kill();
        }
    }
}
