package dev.stowaway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.QueueClosedException;
import dev.stowaway.objects.Admission;
import dev.stowaway.objects.Reading;
import dev.stowaway.objects.ValueReader;
import dev.stowaway.objects.ValueWriter;
import dev.stowaway.wire.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a process keeps of a queue, when requests and answers take their time. */
@Timeout(60)
class InboxTest {
    private static final Policy UNBOUNDED = new Policy(Policy.UNBOUNDED, false, false);

    private final Intercepted queue = new Intercepted(UNBOUNDED);
    private final Client client = queue.client();

    @Test
    void what_a_job_puts_is_there_before_the_queue_learns_that_the_job_is_done() throws Exception {
        Outbox outbox = new Outbox(client);
        Inbox inbox = new Inbox(client, UNBOUNDED, outbox);
        put("job", "another");
        Semaphore puts = queue.delayRequests(Protocol.PUT);

        assertThat(inbox.take(0)).isEqualTo("job");
        outbox.put("its child", Frame.FOREVER);
        inbox.taskDone(); // and the keeper will say so
        InThread<?> says = InThread.of(() -> {
            inbox.say();
            return true;
        });
        says.awaitWaiting();
        assertThat(queue.calls()).doesNotContain(Protocol.DONE);
        puts.release();
        says.get();
        assertThat(queue.queue().figures().unfinished()).isEqualTo(2);

        assertThat(inbox.take(0)).isEqualTo("another");
        outbox.put("its child", Frame.FOREVER);
        inbox.taskDone();
        InThread<?> takes = InThread.of(() -> inbox.take(0));
        takes.awaitWaiting();
        assertThat(queue.queue().figures().unfinished()).isEqualTo(2);
        puts.release();
        assertThat(takes.get()).isEqualTo("its child");
        assertThat(queue.queue().figures().unfinished()).isEqualTo(2);
    }

    @Test
    void what_comes_to_two_threads_at_a_time_is_handed_out_in_its_order() throws Exception {
        Inbox inbox = new Inbox(client, UNBOUNDED, null);
        put(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Semaphore answers = new Semaphore(1);
        CountDownLatch late = new CountDownLatch(1);
        InThread<List<Object>> first = InThread.of(() -> {
            queue.delayAnswers(Thread.currentThread(), answers);
            List<Object> taken = take(inbox, 2); // the second time two are delivered: 2 and 3
            late.countDown();
            return taken;
        });
        await().until(() -> queue.queue().figures().ready() < 11);
        queue.interrupt(Protocol.TAKE);
        assertThatThrownBy(() -> inbox.take(Frame.FOREVER)).isInstanceOf(InterruptedException.class);
        queue.cut(Protocol.TAKE, 1);
        assertThatThrownBy(() -> inbox.take(Frame.FOREVER)).isInstanceOf(OwnerGoneException.class);
        InThread<List<Object>> second = InThread.of(() -> {
            List<Object> taken = take(inbox, 1); // which is 4
            late.await();
            taken.addAll(take(inbox, 2));
            return taken;
        });
        second.awaitWaiting();
        answers.release(100);
        assertThat(first.get()).extracting(Integer.class::cast).isSorted();
        assertThat(second.get()).extracting(Integer.class::cast).isSorted();
    }

    @Test
    void what_comes_late_is_waited_for_once() throws Exception {
        Inbox inbox = new Inbox(client, UNBOUNDED, null);
        put(1, 2, 3, 4);
        Semaphore answers = new Semaphore(0);
        InThread<Object> late = InThread.of(() -> {
            queue.delayAnswers(Thread.currentThread(), answers);
            return inbox.take(0);
        });
        await().until(answers::hasQueuedThreads);
        assertThat(inbox.take(0)).isEqualTo(2);
        answers.release();
        assertThat(late.get()).isEqualTo(1);

        long begin = System.nanoTime();
        assertThat(inbox.take(0)).isEqualTo(3);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(900));
    }

    @Test
    void what_never_comes_is_waited_for_once() throws Exception {
        Inbox inbox = new Inbox(client, UNBOUNDED, null);
        put(1);
        queue.cutBehind(Protocol.TAKE);
        assertThatThrownBy(() -> inbox.take(0)).isInstanceOf(OwnerGoneException.class);

        long begin = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            assertThat(inbox.take(0)).isNull();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(1900));
    }

    @Test
    void what_is_given_back_comes_before_what_was_delivered_later_and_is_still_on_its_way() throws Exception {
        Inbox inbox = new Inbox(client, UNBOUNDED, null);
        Semaphore request = new Semaphore(0);
        Semaphore answers = new Semaphore(0);
        InThread<Object> late = InThread.of(() -> {
            queue.delayRequests(Thread.currentThread(), request);
            queue.delayAnswers(Thread.currentThread(), answers);
            return inbox.take(0);
        });
        late.awaitWaiting();
        put(IntStream.range(0, 1000).boxed().toArray());
        int next = 0;
        while (!inbox.hasUntaken()) {
            assertThat(inbox.take(0)).isEqualTo(next++);
        }
        int calls = queue.calls().size();
        request.release(100);
        await().until(() -> queue.calls().size() > calls && answers.hasQueuedThreads());
        inbox.giveBack();
        answers.release(100);
        assertThat(late.get()).isEqualTo(next);
    }

    @Test
    void the_end_is_not_told_while_the_process_has_something_that_none_of_its_threads_has_taken() throws Exception {
        Inbox inbox = new Inbox(client, UNBOUNDED, null);
        Semaphore request = new Semaphore(0);
        Semaphore answers = new Semaphore(0);
        InThread<List<Object>> another = InThread.of(() -> {
            queue.delayRequests(Thread.currentThread(), request);
            queue.delayAnswers(Thread.currentThread(), answers);
            return List.of(inbox.take(Frame.FOREVER), inbox.take(Frame.FOREVER));
        });
        another.awaitWaiting();
        int next = 0;
        int put = 0;
        while (put - next < 3 || queue.queue().figures().ready() > 0) { // until three are here in advance
            if (inbox.take(0) == null) {
                put(0, 1, 2, 3, 4, 5);
                put += 6;
            } else {
                next++;
            }
        }
        queue.queue().close();
        request.release(100);
        await().until(answers::hasQueuedThreads);
        inbox.giveBack(); // as its keeper does it
        answers.release(100);
        assertThat(another.get()).containsExactly(next % 6, (next + 1) % 6);
    }

    @Test
    void nothing_is_here_in_advance_that_would_be_lost_with_the_process() throws Exception {
        put(IntStream.range(0, 1000).boxed().toArray());
        Inbox inbox = new Inbox(client, new Policy(Policy.UNBOUNDED, false, true), null);
        for (int i = 0; i < 1000; i++) {
            assertThat(inbox.take(0)).isEqualTo(i);
            assertThat(inbox.hasUntaken()).isFalse();
        }
    }

    @Test
    void what_is_too_long_to_be_read_is_passed_over() throws Exception {
        ValueWriter out = new ValueWriter();
        out.writeNumber(1);
        out.writeNumber(0);
        out.writeValue(new byte[100]);
        out.writeNumber(1);
        out.writeNumber(0);
        out.writeValue("next");
        Batch batch = new Batch(new ValueReader(out.payload(), Reading.ofCaller(Admission.of("maxarray=10"))), 1, 2);
        batch.next();
        assertThatThrownBy(batch::value).hasMessageContaining("more than maxarray=10 allows (100 at least)");
        batch.next();
        assertThat(batch.value()).isEqualTo("next");
    }

    @Test
    void what_is_done_and_what_is_given_back_is_said_again_if_the_connection_is_cut_meanwhile() throws Exception {
        Inbox inbox = new Inbox(client, UNBOUNDED, null);
        queue.cut(Protocol.DONE, 3);
        queue.cut(Protocol.GIVE_BACK, 3);
        put(IntStream.range(0, 1000).boxed().toArray());
        int taken = 0;
        while (!inbox.hasUntaken()) {
            taken++;
            inbox.take(0);
        }
        int left = 1000 - taken;
        await().until(() -> queue.queue().figures().ready() == left);
        inbox.taskDone();
        await().until(() -> queue.queue().figures().unfinished() == 999);
    }

    @Test
    void large_arrays_that_came_in_advance_go_back_too() throws Exception {
        Inbox inbox = new Inbox(client, UNBOUNDED, null);
        Object[] arrays = new Object[60];
        Arrays.fill(arrays, new byte[40_000]);
        put(arrays);
        int taken = 0;
        while (!inbox.hasUntaken()) {
            inbox.take(0);
            taken++;
        }
        inbox.giveBack();
        assertThat(queue.queue().figures().ready()).isEqualTo(60 - taken);
        assertThat(inbox.take(0)).isInstanceOf(byte[].class);
    }

    @Test
    void what_somebody_has_given_up_is_there_for_the_next_at_once() throws Exception {
        Inbox inbox = new Inbox(client, UNBOUNDED, null);
        put(1, 2, 3);
        assertThat(inbox.take(0)).isEqualTo(1);
        queue.giveUp(Protocol.TAKE);
        assertThatThrownBy(() -> inbox.take(Frame.FOREVER)).isInstanceOf(InterruptedException.class);

        long begin = System.nanoTime();
        assertThat(inbox.take(0)).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(900));
        assertThat(inbox.take(0)).isEqualTo(3);
    }

    @Test
    void a_process_that_has_let_the_queue_go_and_gets_it_again_waits_for_nothing_of_before() throws Exception {
        put(1, 2, 3);
        take(new Inbox(client, UNBOUNDED, null), 3);

        Inbox again = new Inbox(queue.client(), UNBOUNDED, null);
        long begin = System.nanoTime();
        assertThat(again.take(0)).isNull();
        put(4, 5);
        assertThat(take(again, 2)).containsExactly(4, 5);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(900));
    }

    @Test
    void nothing_is_asked_for_before_what_was_given_back_is_heard() throws Exception {
        Inbox inbox = new Inbox(client, UNBOUNDED, null);
        put(IntStream.range(0, 40).boxed().toArray());
        queue.queue().close();
        queue.cut(Protocol.GIVE_BACK, 1);
        int taken = 0;
        while (!inbox.hasUntaken()) {
            inbox.take(0);
            taken++;
        }
        Throwable cut = catchThrowable(inbox::giveBack);
        if (cut != null) { // else its keeper has been told so
            assertThat(cut).isInstanceOf(OwnerGoneException.class);
        }
        assertThat(take(inbox, 40 - taken))
                .isEqualTo(IntStream.range(taken, 40).boxed().toList());
        assertThatThrownBy(() -> inbox.take(Frame.FOREVER)).isInstanceOf(QueueClosedException.class);
    }

    @Test
    void who_waits_for_a_time_does_not_wait_longer_for_what_another_gives_back() throws Exception {
        Inbox inbox = new Inbox(client, UNBOUNDED, null);
        put(IntStream.range(0, 1000).boxed().toArray());
        while (!inbox.hasUntaken()) {
            inbox.take(0);
        }
        Semaphore heard = queue.delayRequests(Protocol.GIVE_BACK);
        InThread<?> gives = InThread.of(() -> {
            inbox.giveBack();
            return true;
        });
        await().until(heard::hasQueuedThreads);
        InThread<Object> takes = InThread.of(() -> inbox.take(1_000_000));
        assertThat(takes.get(10, TimeUnit.SECONDS)).isNull();
        heard.release(100);
        gives.get();
        assertThat(inbox.take(0)).isNotNull();
    }

    private static List<Object> take(Inbox inbox, int count) throws InterruptedException {
        List<Object> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(Objects.requireNonNull(inbox.take(0)));
        }
        return taken;
    }

    private void put(Object... elements) throws Exception {
        ValueWriter out = new ValueWriter();
        for (Object element : elements) {
            out.writeValue(element);
        }
        queue.queue().put(out.payload(), elements.length, 0);
    }

    /** What another thread does. */
    private static final class InThread<T> extends FutureTask<T> {
        private final Thread thread = new Thread(this);

        private InThread(Callable<T> work) {
            super(work);
            thread.setDaemon(true);
        }

        static <T> InThread<T> of(Callable<T> work) {
            InThread<T> begun = new InThread<>(work);
            begun.thread.start();
            return begun;
        }

        void awaitWaiting() {
            await().until(() -> switch (thread.getState()) {
                case BLOCKED, WAITING, TIMED_WAITING -> true;
                default -> false;
            });
        }
    }
}
