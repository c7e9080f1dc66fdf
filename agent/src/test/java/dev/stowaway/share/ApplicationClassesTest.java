package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Till;
import com.acme.Till.Coin;
import com.acme.Till.Failure;
import dev.stowaway.OwnerFailedException;
import dev.stowaway.UnreadableArgumentException;
import java.io.InvalidClassException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.FieldManifestation;
import net.bytebuddy.description.modifier.Ownership;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Classes of an application, which are none of Stowaway's own packages: only what is named travels. */
@Timeout(120)
class ApplicationClassesTest {
    private static Manager manager;
    private static Manager strict;
    private static Worker worker;

    @BeforeAll
    static void start() throws Exception {
        manager = Manager.spawn("com.acme.*", "maxrefs=1000");
        strict = Manager.spawn();
        worker = Worker.start();
    }

    @AfterAll
    static void end() throws InterruptedException {
        worker.kill();
        strict.close();
        manager.close();
    }

    @RegisterExtension
    final Workers workers = new Workers();

    private static Till till() {
        manager.register(Till.class, Till.Drawer.class);
        return manager.create(Till.class);
    }

    @Test
    void an_interface_of_the_applications_is_called_from_all_processes() throws Exception {
        Till till = till();
        assertThat(till.pay(new Coin(5))).isEqualTo(5);
        assertThat(worker.does(() -> till.pay(new Coin(6)))).isEqualTo(11);
    }

    @Test
    void its_exception_has_the_stacks_of_both_sides() {
        Till till = till();
        assertThatThrownBy(() -> till.pay(new Coin(500)))
                .isInstanceOf(Till.ShortOfChangeException.class)
                .hasMessage("no change for 500")
                .satisfies(e -> {
                    List<StackTraceElement> stack = Arrays.asList(e.getStackTrace());
                    int border = indexOf(stack, "call", "(of process ");
                    assertThat(indexOf(stack, "pay", "Till.java")).isBetween(0, border - 1);
                    assertThat(stack.subList(border, stack.size()))
                            .anyMatch(frame -> frame.getClassName().equals(ApplicationClassesTest.class.getName()));
                });
    }

    private static int indexOf(List<StackTraceElement> stack, String method, String file) {
        for (int i = 0; i < stack.size(); i++) {
            if (stack.get(i).getMethodName().equals(method)
                    && stack.get(i).toString().contains(file)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void of_an_exception_that_can_not_travel_the_text_does() {
        Till till = till();
        assertThatThrownBy(() -> till.fail(Failure.WITH_WHAT_CAN_NOT_BE_SERIALIZED))
                .isInstanceOf(OwnerFailedException.class)
                .hasMessageContaining("com.acme.Till$UnsharedException: a lamp")
                .hasMessageContaining("at com.acme.Till$Drawer.fail(Till.java");
        assertThatThrownBy(() -> till.fail(Failure.WITH_WHAT_IS_NOT_ADMITTED))
                .isInstanceOf(OwnerFailedException.class)
                .hasMessageContaining("com.acme.other.ForeignException: from elsewhere")
                .satisfies(
                        e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("com.acme.other.ForeignException"));
    }

    @Test
    void so_it_does_of_one_whose_class_only_the_other_process_knows() throws Exception {
        Runnable failing = worker.does(() -> (Runnable & Serializable)
                Manager.start("com.acme.*").share(Runnable.class, ApplicationClassesTest::failStrangely));
        assertThatThrownBy(failing::run)
                .isInstanceOf(OwnerFailedException.class)
                .hasMessageContaining("com.acme.StrangeException: of the worker")
                .hasMessageContaining("at " + ApplicationClassesTest.class.getName() + ".failStrangely")
                .satisfies(e -> assertThat(e.getSuppressed()[0])
                        .hasMessage("a value of the class com.acme.StrangeException, which is not known here"));
    }

    private static void failStrangely() {
        RuntimeException strange;
        try {
            strange = new ByteBuddy()
                    .subclass(RuntimeException.class)
                    .name("com.acme.StrangeException")
                    .make()
                    .load(ApplicationClassesTest.class.getClassLoader())
                    .getLoaded()
                    .getConstructor(String.class)
                    .newInstance("of the worker");
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("made here", e);
        }
        throw strange;
    }

    @Test
    void a_class_that_is_not_named_is_neither_registered_nor_read() {
        assertThatThrownBy(() -> strict.register(Till.class, Till.Drawer.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("com.acme.Till$Drawer is not allowed")
                .hasMessageContaining("Manager.spawn(\"com.acme.*\")");
        ConcurrentMap<String, Object> map = strict.map();
        assertThatThrownBy(() -> map.put("a", new Coin(1))).hasMessageContaining("com.acme.Till$Coin");
        assertThat(map).isEmpty();
    }

    @Test
    void whoever_puts_what_is_not_named_is_told_and_not_who_takes() throws Exception {
        SharedQueue<Object> queue = SharedQueue.create();
        assertThatThrownBy(() -> queue.put(List.of(new Coin(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("com.acme.Till$Coin may not travel")
                .hasMessageContaining("SharedQueue.create(\"com.acme.*\")");
        assertThatThrownBy(() -> worker.does(() -> queue.offer(new Coin(1))))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("com.acme.Till$Coin may not travel");
        assertThat(queue.unfinished()).isZero();
    }

    @Test
    void what_a_manager_makes_admits_what_was_named_to_the_manager_whoever_asks_for_it() throws Exception {
        String endpoint = manager.endpoint();
        assertThat(workers.start().does(() -> {
                    Manager connected = Manager.connect(endpoint);
                    ConcurrentMap<String, Coin> coins = connected.map("coins");
                    coins.put("a", new Coin(1));
                    SharedValue<Coin> value = connected.value("coin", new Coin(2));
                    return coins.containsValue(new Coin(1)) + " " + coins.get("a") + " " + value.get();
                }))
                .isEqualTo("true " + new Coin(1) + " " + new Coin(2));
    }

    /** Else who writes into the one would decide what is read by those who read it. */
    @Test
    void a_shared_object_that_comes_in_a_value_lets_in_no_more_than_the_one_that_it_came_in() throws Exception {
        ConcurrentMap<String, Object> generous = manager.map();
        generous.put("a", new Coin(1));
        generous.put("b", 2);
        ConcurrentMap<String, ConcurrentMap<String, Object>> careful = strict.map();
        careful.put("within", generous);
        Worker reader = workers.start();
        assertThat(reader.does(() -> String.valueOf(careful.get("within").get("b"))))
                .isEqualTo("2");
        assertThatThrownBy(() ->
                        reader.does(() -> String.valueOf(careful.get("within").get("a"))))
                .hasRootCauseInstanceOf(InvalidClassException.class)
                .hasMessageContaining("com.acme.Till$Coin")
                .hasMessageContaining("and: com.acme.*;maxrefs=1000, of which what it came in allows: nothing else");
        assertThat(generous.get("a")).as("for who has it by other ways").isEqualTo(new Coin(1));
    }

    /** It is asked for here then; where it is admitted, there. */
    @Test
    void a_function_whose_class_is_not_admitted_is_carried_out_by_its_caller() {
        ConcurrentMap<String, Integer> map = strict.map();
        map.put("a", 1);
        assertThat(map.compute("a", new Till.Adding(2))).isEqualTo(3);
        ConcurrentMap<String, Integer> admitted = manager.map();
        admitted.put("a", 1);
        assertThat(admitted.compute("a", new Till.Adding(3))).isEqualTo(4);
        List<Integer> list = strict.list();
        list.addAll(List.of(1, 2, 3));
        list.sort(new Till.Descending());
        assertThat(list).containsExactly(3, 2, 1);
    }

    private static final List<Object> STRANGERS = List.of(new Object(), new Coin(1), Thread.currentThread());

    @Test
    void what_can_not_travel_is_in_no_collection() {
        for (Collection<Object> collection : List.of(strict.<Object>list(), strict.<Object>set())) {
            collection.addAll(Arrays.asList("a", null, "b"));
            for (Object stranger : STRANGERS) {
                assertThat(collection.contains(stranger)).isFalse();
                assertThat(collection.containsAll(List.of("a", stranger))).isFalse();
                assertThat(collection.remove(stranger)).isFalse();
                assertThat(collection.removeAll(List.of(stranger))).isFalse();
                assertThat(collection.retainAll(Arrays.asList("a", stranger, null, "b")))
                        .isFalse();
                assertThatThrownBy(() -> collection.add(stranger)).isInstanceOf(UnreadableArgumentException.class);
                assertThatThrownBy(() -> collection.addAll(List.of("c", stranger)))
                        .isInstanceOf(UnreadableArgumentException.class);
            }
            assertThat(collection).containsExactly("a", null, "b");
            assertThat(collection.removeAll(Arrays.asList(new Object(), null, "b")))
                    .isTrue();
            assertThat(collection).containsExactly("a");
            assertThat(collection.retainAll(STRANGERS)).isTrue();
            assertThat(collection).isEmpty();
        }
        List<Object> list = strict.list();
        assertThat(list.indexOf(new Object())).isEqualTo(-1);
        assertThat(list.lastIndexOf(new Coin(1))).isEqualTo(-1);
    }

    @Test
    void nor_is_it_in_a_map() {
        ConcurrentMap<Object, Object> map = strict.map();
        map.put("a", 1);
        for (Object stranger : STRANGERS) {
            assertThat(map.get(stranger)).isNull();
            assertThat(map.getOrDefault(stranger, 7)).isEqualTo(7);
            assertThat(map.containsKey(stranger)).isFalse();
            assertThat(map.containsValue(stranger)).isFalse();
            assertThat(map.remove(stranger)).isNull();
            assertThat(map.remove("a", stranger)).isFalse();
            assertThat(map.keySet().contains(stranger)).isFalse();
            assertThat(map.keySet().remove(stranger)).isFalse();
            assertThat(map.values().contains(stranger)).isFalse();
            assertThat(map.entrySet().contains(Map.entry("a", stranger))).isFalse();
            assertThat(map.entrySet().contains(Map.entry(stranger, 1))).isFalse();
            assertThat(map.entrySet().remove(Map.entry("a", stranger))).isFalse();
            assertThat(Map.of(stranger, 1).equals(map)).isFalse();
            assertThatThrownBy(() -> map.put(stranger, 1)).isInstanceOf(UnreadableArgumentException.class);
            assertThatThrownBy(() -> map.computeIfAbsent(stranger, key -> 1))
                    .isInstanceOf(UnreadableArgumentException.class);
        }
        assertThat(map).containsExactly(Map.entry("a", 1));
        assertThatThrownBy(() -> map.get(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> map.containsValue(null)).isInstanceOf(NullPointerException.class);
    }

    /** What is of that name may be in there: the question is no answer. */
    @Test
    void who_asks_for_what_is_of_another_version_there_is_told() throws Exception {
        Object other = strange("com.acme.Till$ShortOfChangeException");
        assertThatQuestionsFail(other, "com.acme.Till$ShortOfChangeException; local class incompatible");
        assertThatQuestionsFail(strange("com.acme.Unknown"), "com.acme.Unknown, which is not known here");
    }

    private static Object strange(String name) throws ReflectiveOperationException {
        return new ByteBuddy()
                .subclass(Exception.class)
                .name(name)
                .defineField("serialVersionUID", long.class, Ownership.STATIC, FieldManifestation.FINAL)
                .value(2L)
                .make()
                .load(ClassLoader.getPlatformClassLoader())
                .getLoaded()
                .getConstructor()
                .newInstance();
    }

    private static void assertThatQuestionsFail(Object asked, String why) {
        ConcurrentMap<Object, Object> map = manager.map();
        map.put("a", 1);
        List<Object> list = manager.list();
        Set<Object> set = manager.set();
        List<ThrowingCallable> questions = new ArrayList<>(List.of(
                () -> map.get(asked),
                () -> map.containsKey(asked),
                () -> map.containsValue(asked),
                () -> map.remove(asked),
                () -> map.remove("a", asked),
                () -> list.indexOf(asked),
                () -> list.lastIndexOf(asked)));
        for (Collection<Object> collection : List.of(list, set)) {
            questions.addAll(List.of(
                    () -> collection.contains(asked),
                    () -> collection.containsAll(List.of(asked)),
                    () -> collection.remove(asked),
                    () -> collection.removeAll(List.of(asked)),
                    () -> collection.retainAll(List.of(asked))));
        }
        for (ThrowingCallable question : questions) {
            assertThatThrownBy(question)
                    .isInstanceOf(UnreadableArgumentException.class)
                    .hasMessageContaining(why);
        }
    }

    /** Of which each element could be one. */
    @Test
    void what_is_too_much_at_once_is_refused() {
        List<Object> list = manager.list();
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            many.add(i + 1_000);
        }
        assertThatThrownBy(() -> list.removeAll(many)).isInstanceOf(UnreadableArgumentException.class);
        assertThat(list.containsAll(many)).isFalse();
        for (Object each : many) {
            list.add(each);
        }
        assertThatThrownBy(() -> list.containsAll(many)).isInstanceOf(UnreadableArgumentException.class);
    }

    @Test
    void a_limit_that_is_named_counts() {
        Till till = till();
        assertThat(till.count(Collections.nCopies(10, 1))).isEqualTo(10);
        List<Integer> many = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            many.add(i + 1_000);
        }
        assertThatThrownBy(() -> till.count(many)).hasMessageContaining("more than maxrefs=1000 allows");
    }

    @Test
    void of_those_who_put_if_absent_one_is_first() throws Exception {
        ConcurrentMap<Integer, String> map = strict.map();
        int keys = 300;
        Future<Integer> there = worker.begins(() -> firsts(map, keys, "there"));
        int here = firsts(map, keys, "here");
        assertThat(here + there.get()).isEqualTo(keys);
        AtomicInteger own = new AtomicInteger();
        map.forEach((key, value) -> own.addAndGet(value.equals("here") ? 1 : 0));
        assertThat(own.get()).isEqualTo(here);
    }

    private static int firsts(ConcurrentMap<Integer, String> map, int keys, String who) {
        int firsts = 0;
        for (int i = 0; i < keys; i++) {
            firsts += map.putIfAbsent(i, who) == null ? 1 : 0;
        }
        return firsts;
    }
}
