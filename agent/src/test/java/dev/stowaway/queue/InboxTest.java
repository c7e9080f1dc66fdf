package dev.stowaway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.objects.ValueWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
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
        outbox.put("its child");
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
        outbox.put("its child");
        inbox.taskDone();
        InThread<?> takes = InThread.of(() -> inbox.take(0));
        takes.awaitWaiting();
        assertThat(queue.queue().figures().unfinished()).isEqualTo(2);
        puts.release();
        assertThat(takes.get()).isEqualTo("its child");
        assertThat(queue.queue().figures().unfinished()).isEqualTo(2);
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
            await().until(() -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.BLOCKED);
        }
    }
}
