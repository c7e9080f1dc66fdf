package dev.stowaway.share;

import com.google.common.collect.testing.ConcurrentMapTestSuiteBuilder;
import com.google.common.collect.testing.Helpers;
import com.google.common.collect.testing.ListTestSuiteBuilder;
import com.google.common.collect.testing.QueueTestSuiteBuilder;
import com.google.common.collect.testing.SetTestSuiteBuilder;
import com.google.common.collect.testing.TestStringListGenerator;
import com.google.common.collect.testing.TestStringMapGenerator;
import com.google.common.collect.testing.TestStringQueueGenerator;
import com.google.common.collect.testing.TestStringSetGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.ListFeature;
import com.google.common.collect.testing.features.MapFeature;
import com.google.common.collect.testing.features.SetFeature;
import com.google.common.collect.testing.testers.CollectionToStringTester;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** A manager's collections are what the JDK's interfaces say, in its own process and in others: Guava's suites of tests. */
class CollectionSuitesTest {
    private static Manager here;
    private static Manager elsewhere;

    @BeforeAll
    static void start() throws Exception {
        here = Manager.start();
        elsewhere = Manager.spawn();
    }

    @AfterAll
    static void end() {
        elsewhere.close();
        here.close();
    }

    @TestFactory
    Stream<DynamicNode> maps() {
        return Stream.of(maps(here, "here"), maps(elsewhere, "elsewhere"));
    }

    private static DynamicNode maps(Manager manager, String where) {
        return DynamicSuite.of(ConcurrentMapTestSuiteBuilder.using(new Maps(manager))
                .named("a map that lives " + where)
                .withFeatures(
                        MapFeature.GENERAL_PURPOSE,
                        CollectionFeature.SUPPORTS_ITERATOR_REMOVE,
                        CollectionFeature.SERIALIZABLE,
                        CollectionSize.ANY)
                .createTestSuite());
    }

    private static final class Maps extends TestStringMapGenerator {
        private final Manager manager;

        Maps(Manager manager) {
            this.manager = manager;
        }

        @Override
        protected Map<String, String> create(Map.Entry<String, String>[] entries) {
            Map<String, String> map = manager.map();
            for (Map.Entry<String, String> entry : entries) {
                map.put(entry.getKey(), entry.getValue());
            }
            return map;
        }
    }

    @TestFactory
    Stream<DynamicNode> lists() {
        return Stream.of(lists(here, "here"), lists(elsewhere, "elsewhere"));
    }

    private static DynamicNode lists(Manager manager, String where) {
        return DynamicSuite.of(ListTestSuiteBuilder.using(new Lists(manager))
                .named("a list that lives " + where)
                .withFeatures(
                        ListFeature.GENERAL_PURPOSE,
                        CollectionFeature.ALLOWS_NULL_VALUES,
                        // Not SERIALIZABLE, which is shown by the others: what comes back here is the list itself, and
                        // that would all be done a second time.
                        CollectionSize.ANY)
                .createTestSuite());
    }

    private static final class Lists extends TestStringListGenerator {
        private final Manager manager;

        Lists(Manager manager) {
            this.manager = manager;
        }

        @Override
        protected List<String> create(String[] elements) {
            return filled(manager.list(), elements);
        }
    }

    @TestFactory
    Stream<DynamicNode> sets() {
        return Stream.of(sets(here, "here"), sets(elsewhere, "elsewhere"));
    }

    private static DynamicNode sets(Manager manager, String where) {
        return DynamicSuite.of(SetTestSuiteBuilder.using(new Sets(manager))
                .named("a set that lives " + where)
                .withFeatures(
                        SetFeature.GENERAL_PURPOSE,
                        CollectionFeature.KNOWN_ORDER,
                        CollectionFeature.ALLOWS_NULL_VALUES,
                        CollectionFeature.SERIALIZABLE,
                        CollectionSize.ANY)
                .createTestSuite());
    }

    private static final class Sets extends TestStringSetGenerator {
        private final Manager manager;

        Sets(Manager manager) {
            this.manager = manager;
        }

        @Override
        protected Set<String> create(String[] elements) {
            return filled(manager.set(), elements);
        }
    }

    @TestFactory
    Stream<DynamicNode> queues() {
        return Stream.of(
                queues(here::queue, "a queue that lives here"),
                queues(elsewhere::queue, "a queue that lives elsewhere"),
                queues(() -> elsewhere.queue(1000), "a bounded queue that lives elsewhere"),
                queues(
                        () -> SharedQueue.builder().capacity(1000).create(),
                        "a bounded queue of elements that have to be done"));
    }

    private static DynamicNode queues(Supplier<Queue<String>> maker, String name) {
        return DynamicSuite.of(QueueTestSuiteBuilder.using(new Queues(maker))
                .named(name)
                .withFeatures(
                        CollectionFeature.GENERAL_PURPOSE,
                        CollectionFeature.KNOWN_ORDER,
                        CollectionFeature.SERIALIZABLE,
                        CollectionSize.ANY)
                // It says where the queue is: to list what is in it would ask another process for all that.
                .suppressing(Helpers.getMethod(CollectionToStringTester.class, "testToString_size0"))
                .suppressing(Helpers.getMethod(CollectionToStringTester.class, "testToString_size1"))
                .suppressing(Helpers.getMethod(CollectionToStringTester.class, "testToString_sizeSeveral"))
                .createTestSuite());
    }

    private static final class Queues extends TestStringQueueGenerator {
        private final Supplier<Queue<String>> maker;

        Queues(Supplier<Queue<String>> maker) {
            this.maker = maker;
        }

        @Override
        protected Queue<String> create(String[] elements) {
            return filled(maker.get(), elements);
        }
    }

    private static <C extends Collection<String>> C filled(C empty, String[] elements) {
        empty.addAll(Arrays.asList(elements));
        return empty;
    }
}
