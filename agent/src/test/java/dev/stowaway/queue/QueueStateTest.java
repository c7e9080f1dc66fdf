package dev.stowaway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stowaway.ElementsLostException;
import dev.stowaway.QueueClosedException;
import dev.stowaway.objects.Reading;
import dev.stowaway.objects.Thrown;
import dev.stowaway.objects.ValueReader;
import dev.stowaway.objects.ValueWriter;
import dev.stowaway.owner.Callee;
import dev.stowaway.owner.Callee.Answer;
import dev.stowaway.owner.Caller;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Payload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.opentest4j.AssertionFailedError;

/** The queue itself, and what is asked of it, without processes. */
class QueueStateTest {
    private static final Object A = "A";
    private static final Object B = "B";
    private static final Policy UNBOUNDED = new Policy(Policy.UNBOUNDED, false, false);

    private final QueueState queue = new QueueState(UNBOUNDED);

    private record Other(String process) implements Caller {}

    @Example
    void what_is_given_back_is_where_it_was_in_the_order() throws Exception {
        put(queue, 1, 2, 3, 4, 5);
        List<Element> taken = take(queue, A, 4);
        assertThat(values(taken)).containsExactly(1, 2, 3, 4);
        queue.done(A, new long[] {taken.get(1).number()});
        queue.giveBack(A, new long[] {taken.get(2).number(), taken.get(0).number()});
        assertThat(values(queue.snapshot(0, Long.MAX_VALUE, 9, Integer.MAX_VALUE)))
                .containsExactly(1, 3, 5);
        assertThat(take(queue, A, 1).get(0).deliveries())
                .as("as if it had never been taken")
                .isZero();
    }

    @Example
    void what_the_dead_had_is_where_it_was_in_the_order_and_known_to_be_delivered_again() throws Exception {
        put(queue, 1, 2, 3, 4);
        take(queue, A, 1);
        take(queue, B, 1);
        take(queue, A, 1);
        queue.died(A);
        assertThat(values(queue.snapshot(0, Long.MAX_VALUE, 9, Integer.MAX_VALUE)))
                .containsExactly(1, 3, 4);
        assertThat(queue.snapshot(0, Long.MAX_VALUE, 9, Integer.MAX_VALUE))
                .extracting(Element::deliveries)
                .containsExactly(1, 1, 0);
        assertThat(queue.figures()).isEqualTo(new QueueState.Figures(3, 4, 2, false));
    }

    @Example
    void however_many_the_dead_had_others_have_them_soon() throws Exception {
        int many = 200_000;
        put(queue, IntStream.range(0, 2 * many).boxed().toArray());
        List<Element> kept = new ArrayList<>();
        for (int i = 0; i < many; i++) { // interleaved
            take(queue, A, 1);
            kept.addAll(take(queue, B, 1));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = many - 1; i >= 0; i -= 4) { // those taken last first
                queue.done(B, new long[] {kept.get(i).number()});
            }
            queue.died(B);
            queue.died(A);
        });
        assertThat(queue.snapshot(0, Long.MAX_VALUE, 2 * many, Integer.MAX_VALUE))
                .hasSize(many + many * 3 / 4)
                .isSortedAccordingTo(Comparator.comparing(Element::number));
    }

    @Example
    void however_many_were_put_by_who_has_not_heard_of_it_they_are_gone_soon() throws Exception {
        int before = 1_000_000;
        put(queue, IntStream.range(0, before).boxed().toArray());
        Integer[] more = IntStream.range(0, 20_000).boxed().toArray(Integer[]::new);
        Runnable undo = new Undo.OfPut(queue, queue.put(message((Object[]) more), more.length, 0));
        assertTimeoutPreemptively(Duration.ofSeconds(10), undo::run);
        assertThat(queue.figures()).isEqualTo(new QueueState.Figures(before, before, 0, false));
    }

    @Example
    void what_is_ready_is_listed_in_parts() throws Exception {
        put(queue, 1, 2, 3, 4, 5);
        take(queue, A, 1);
        assertThat(values(queue.snapshot(0, 9, 2, 1000))).containsExactly(2, 3);
        assertThat(values(queue.snapshot(3, 4, 2, 1000))).containsExactly(4);
        assertThat(values(queue.snapshot(1, 9, 9, 3))).as("of two bytes each").containsExactly(2, 3);
        assertThat(queue.snapshot(5, 9, 9, 9)).isEmpty();
    }

    @Example
    void nobody_gets_more_than_his_share() throws Exception {
        put(queue, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(take(queue, A, 2)).hasSize(2);
        List<Element> others = take(queue, B, 100);
        assertThat(others).as("the half of seven").hasSize(4);
        assertThat(take(queue, A, 100)).as("the half of three").hasSize(2);
        queue.giveBack(B, numbers(others));
        queue.died(B);
        assertThat(take(queue, A, 100))
                .as("what is left, and was the dead one's")
                .hasSize(5);
    }

    @Example
    void large_elements_come_one_at_a_time() throws Exception {
        put(queue, "long enough", "long enough", "short");
        assertThat(queue.take(A, 1, 100, 5, 0).elements()).hasSize(1);
        assertThat(queue.take(A, 1, 100, 100, 0).elements()).hasSize(2);
        put(queue, "short", "long enough");
        assertThat(queue.take(A, 1, 100, 15, 0).elements())
                .as("and not behind small ones")
                .hasSize(1);
    }

    @Example
    void of_a_bounded_queue_there_is_room_for_what_was_taken() throws Exception {
        QueueState bounded = new QueueState(new Policy(3, false, false));
        assertThat(put(bounded, 1, 2, 3, 4, 5)).isEqualTo(3);
        assertThat(put(bounded, 4)).isZero();
        CompletableFuture<Integer> waits =
                inThread(() -> bounded.put(message(4), 1, Frame.FOREVER).count());
        take(bounded, A, 1);
        assertThat(waits.get()).isEqualTo(1);
        bounded.died(A);
        assertThat(bounded.figures().ready())
                .as("more than its capacity, since none is lost")
                .isEqualTo(4);
        assertThat(values(take(bounded, B, 1))).containsExactly(1);
        assertThat(values(take(bounded, B, 1))).containsExactly(2);
        assertThat(put(bounded, 5, 6)).isEqualTo(1);
    }

    @Example
    void turns_are_counted_for_each_inbox_of_a_consumer() throws Exception {
        put(queue, 1, 2, 3, 4);
        assertThat(queue.take(A, 1, 1, 100, 0).turn()).isEqualTo(1);
        assertThat(queue.take(B, 1, 1, 100, 0).turn()).isEqualTo(1);
        assertThat(queue.take(A, 1, 1, 100, 0).turn()).isEqualTo(2);
        assertThat(queue.take(A, 2, 1, 100, 0).turn()).isEqualTo(1);
        assertThat(queue.take(A, 2, 1, 100, 0).turn()).as("of nothing").isEqualTo(1);
    }

    @Example
    void the_end_comes_when_nothing_can_come_back_from_others() throws Exception {
        put(queue, 1, 2);
        List<Element> mine = take(queue, A, 1);
        take(queue, B, 1);
        queue.close();
        assertThatThrownBy(() -> put(queue, 3)).isInstanceOf(QueueClosedException.class);
        assertThat(queue.take(B, 1, 1, 100, 0).isEnd())
                .as("A may die over its element")
                .isFalse();
        CompletableFuture<Boolean> end =
                inThread(() -> queue.take(B, 1, 1, 100, Frame.FOREVER).isEnd());
        queue.done(A, numbers(mine));
        assertThat(end.get()).as("its own one does not come back").isTrue();
    }

    @Example
    void nor_while_something_can_be_given_back_that_would_be_lost_with_its_consumer() throws Exception {
        QueueState lossy = new QueueState(new Policy(Policy.UNBOUNDED, false, true));
        put(lossy, 1);
        List<Element> inAdvance = take(lossy, A, 1);
        lossy.close();
        assertThat(lossy.take(B, 1, 1, 100, 0).isEnd()).isFalse();
        lossy.giveBack(A, numbers(inAdvance));
        assertThat(values(take(lossy, B, 1))).containsExactly(1);
    }

    @Example
    void what_the_dead_had_is_lost_if_that_is_wanted_and_told_once() throws Exception {
        QueueState lossy = new QueueState(new Policy(Policy.UNBOUNDED, false, true));
        put(lossy, 1, 2, 3, 4, 5);
        take(lossy, A, 1);
        take(lossy, B, 1);
        List<Element> again = take(lossy, A, 2);
        lossy.giveBack(A, new long[] {again.get(0).number()});
        take(lossy, A, 1);
        take(lossy, B, 1);
        assertThat(lossy.join(0)).isNull();
        lossy.died(B);
        lossy.died(A);
        assertThat(values(lost(lossy)))
                .as("in the order in which they were put")
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(lost(lossy)).isEmpty();
    }

    @Example
    void and_everybody_who_waits_is_told() throws Exception {
        QueueState lossy = new QueueState(new Policy(Policy.UNBOUNDED, false, true));
        put(lossy, 1);
        take(lossy, A, 1);
        CompletableFuture<List<Element>> one = inThread(() -> lost(lossy, Frame.FOREVER));
        CompletableFuture<List<Element>> another = inThread(() -> lost(lossy, Frame.FOREVER));
        lossy.died(A);
        assertThat(values(one.get())).containsExactly(1);
        assertThat(values(another.get())).containsExactly(1);
        assertThat(lost(lossy)).isEmpty();
    }

    @Example
    void nobody_else_is_told_while_somebody_has_heard_of_it() throws Exception {
        QueueCallee lossy = new QueueCallee(new Policy(Policy.UNBOUNDED, false, true));
        put(lossy.queue(), 1);
        take(lossy.queue(), A, 1);
        CompletableFuture<Answer> one = inThread(() -> join(lossy));
        CompletableFuture<Answer> another = inThread(() -> join(lossy));
        lossy.queue().died(A);

        Objects.requireNonNull(one.get().undo()).run(); // who had asked has given up
        assertThat(lost(lossy.queue())).isEmpty();
        Objects.requireNonNull(another.get().undo()).run();
        assertThat(values(lost(lossy.queue()))).containsExactly(1);
    }

    private static Answer join(Callee queue) throws InterruptedException {
        ValueWriter out = new ValueWriter();
        out.writeNumber(Frame.FOREVER);
        return queue.call(new Other("other"), Protocol.JOIN, out.payload());
    }

    @Example
    void of_what_can_not_be_read_here_it_is_said_why() throws Exception {
        Intercepted lossy = new Intercepted(new Policy(Policy.UNBOUNDED, false, true));
        put(lossy.queue(), "text", new AssertionFailedError());
        take(lossy.queue(), A, 1);
        take(lossy.queue(), A, 1);
        lossy.queue().died(A);
        assertThatThrownBy(() -> lossy.client().join(0))
                .hasMessageStartingWith("2 elements were lost")
                .isInstanceOfSatisfying(ElementsLostException.class, e -> {
                    assertThat(e.elements()).hasSize(2).startsWith("text");
                    assertThat(e.elements().get(1).toString())
                            .startsWith("(can't be read: ")
                            .contains("AssertionFailedError");
                });
        put(lossy.queue(), "last");
        take(lossy.queue(), A, 1);
        lossy.queue().died(A);
        assertThatThrownBy(() -> lossy.client().join(0)).hasMessageStartingWith("1 element was lost");
    }

    @Example
    void what_has_come_back_from_the_dead_is_handed_out_by_itself() throws Exception {
        put(queue, 1, 2, 3, 4);
        take(queue, A, 1);
        take(queue, A, 2);
        queue.done(A, new long[] {1});
        queue.died(A);
        assertThat(values(take(queue, B, 4))).containsExactly(2);
        assertThat(values(take(queue, B, 4))).containsExactly(3);
        assertThat(values(take(queue, B, 4))).containsExactly(4);
    }

    @Example
    void what_is_done_twice_or_by_another_is_not_done_twice() throws Exception {
        put(queue, 1, 2);
        List<Element> taken = take(queue, A, 1);
        queue.done(B, numbers(taken));
        assertThat(queue.figures().unfinished()).isEqualTo(2);
        queue.done(A, numbers(taken));
        queue.done(A, numbers(taken));
        assertThat(queue.figures().unfinished()).isEqualTo(1);
    }

    /** Whatever its consumers do, in whatever order. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void nothing_is_lost_and_nothing_delivered_to_two_at_a_time(
            @ForAll @Size(max = 60) List<@IntRange(max = 999) Integer> steps) throws Exception {
        QueueState queue = new QueueState(UNBOUNDED);
        Map<Object, Set<Long>> taken = new HashMap<>(Map.of(A, new HashSet<>(), B, new HashSet<>()));
        Set<Long> done = new HashSet<>();
        int put = 0;
        for (int step : steps) {
            Object consumer = step % 2 == 0 ? A : B;
            Set<Long> mine = Objects.requireNonNull(taken.get(consumer));
            switch (step / 2 % 5) {
                case 0 -> put += put(queue, 1, 2, 3);
                case 1 -> {
                    for (Element element : take(queue, consumer, 1 + step % 4)) {
                        mine.add(element.number());
                    }
                }
                case 2 -> {
                    queue.done(consumer, numbers(mine));
                    done.addAll(mine);
                    mine.clear();
                }
                case 3 -> {
                    queue.giveBack(consumer, numbers(mine));
                    mine.clear();
                }
                default -> {
                    queue.died(consumer);
                    mine.clear();
                }
            }
            Set<Long> all = new HashSet<>(done);
            taken.values().forEach(all::addAll);
            List<Element> ready = queue.snapshot(0, Long.MAX_VALUE, 1000, Integer.MAX_VALUE);
            ready.forEach(element -> all.add(element.number()));
            assertThat(ready).extracting(Element::number).isSorted();
            assertThat(all).hasSize(put);
            assertThat(queue.figures().unfinished()).isEqualTo(put - done.size());
        }
    }

    @Example
    void a_message_that_is_cut_off_puts_nothing() throws Exception {
        Payload whole = message("one", "two");
        assertThatThrownBy(() -> queue.put(new Payload(whole.array(), 0, whole.length() - 1), 2, 0))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> queue.put(whole, 3, 0)).isInstanceOf(IOException.class);
        assertThat(queue.figures()).isEqualTo(new QueueState.Figures(0, 0, 0, false));
    }

    @Example
    void memory_is_used_for_what_has_come_and_not_for_what_is_announced() throws Exception {
        ValueWriter out = new ValueWriter();
        out.writeNumber(Integer.MAX_VALUE);
        assertThat(asked(new QueueCallee(UNBOUNDED), Protocol.DONE, out.payload()))
                .isInstanceOf(IOException.class)
                .hasMessage("a message that is shorter than it says");
        ValueWriter less = new ValueWriter();
        Protocol.endPut(less, -5, 0);
        assertThat(asked(new QueueCallee(UNBOUNDED), Protocol.PUT, less.payload()))
                .hasMessage("a message that puts -5 elements");
    }

    /** Closed and empty, so that it never waits. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void garbage_is_answered(@ForAll @IntRange(max = 12) int method, @ForAll byte[] garbage) throws Exception {
        QueueCallee closed = new QueueCallee(UNBOUNDED);
        closed.queue().close();
        Throwable thrown = asked(closed, method, new Payload(garbage, 0, garbage.length));
        if (thrown != null) {
            assertThat(thrown).isInstanceOfAny(IOException.class, QueueClosedException.class);
        }
        assertThat(closed.queue().figures()).isEqualTo(new QueueState.Figures(0, 0, 0, true));
    }

    @SuppressWarnings("NullAway") // an answer that is a result is no exception
    private static Throwable asked(QueueCallee callee, int method, Payload arguments) throws InterruptedException {
        Answer answer = callee.call(new Other("other"), method, arguments);
        return answer.isThrown() ? Thrown.read(answer.payload(), Reading.NOTHING, "other") : null;
    }

    private static int put(QueueState queue, Object... values) throws IOException, InterruptedException {
        return queue.put(message(values), values.length, 0).count();
    }

    private static Payload message(Object... values) throws IOException {
        ValueWriter out = new ValueWriter();
        for (Object value : values) {
            out.writeValue(value);
        }
        return out.payload();
    }

    private static List<Element> take(QueueState queue, Object consumer, int most) throws InterruptedException {
        return queue.take(consumer, 1, most, 1 << 20, 0).elements();
    }

    private static List<Element> lost(QueueState queue) throws InterruptedException {
        return lost(queue, 0);
    }

    private static List<Element> lost(QueueState queue, long nanos) throws InterruptedException {
        return Objects.requireNonNull(queue.join(nanos)).elements();
    }

    private static List<Object> values(List<Element> elements) throws IOException {
        List<Object> values = new ArrayList<>();
        for (Element element : elements) {
            Object value = new ValueReader(element.value(), Reading.NOTHING).readValue();
            values.add(Objects.requireNonNull(value));
        }
        return values;
    }

    private static long[] numbers(List<Element> elements) {
        return elements.stream().mapToLong(Element::number).toArray();
    }

    private static long[] numbers(Set<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private interface Waits<T> {
        T call() throws Exception;
    }

    /** Begun, and waiting. */
    private static <T> CompletableFuture<T> inThread(Waits<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(call.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return result;
    }
}
