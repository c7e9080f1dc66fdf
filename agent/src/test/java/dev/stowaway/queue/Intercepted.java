package dev.stowaway.queue;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.objects.Admission;
import dev.stowaway.objects.Residence;
import dev.stowaway.owner.Callee;
import dev.stowaway.owner.Caller;
import dev.stowaway.wire.Payload;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A queue as another process sees it, whose requests and answers take as long as the test wants. */
final class Intercepted implements Callee {
    private final QueueCallee queue;
    private final List<Integer> calls = new CopyOnWriteArrayList<>();
    private final Map<Integer, AtomicInteger> cuts = new ConcurrentHashMap<>();
    private final Map<Object, Semaphore> requests = new ConcurrentHashMap<>();
    private final Map<Thread, Semaphore> answers = new ConcurrentHashMap<>();
    private volatile int givenUp;
    private volatile int interrupted;
    private volatile int cutBehind;

    Intercepted(Policy policy) {
        queue = new QueueCallee(policy);
    }

    QueueState queue() {
        return queue.queue();
    }

    Client client() {
        return new Client(Residence.here("queue", Admission.of(), this), null);
    }

    /** The methods that have come to the queue so far. */
    List<Integer> calls() {
        return calls;
    }

    /** The next so many calls of that method find that the connection is cut. */
    void cut(int method, int times) {
        cuts.put(method, new AtomicInteger(times));
    }

    /** Who makes the next call of that method finds that the connection is cut, though the queue has answered. */
    void cutBehind(int method) {
        cutBehind = method;
    }

    /** Who makes the next call of that method gives up in the moment of the answer. */
    void giveUp(int method) {
        givenUp = method;
    }

    /** Who makes the next call of that method is interrupted before it has come to the queue. */
    void interrupt(int method) {
        interrupted = method;
    }

    /** From now on calls of that method come to the queue when the semaphore lets them. */
    Semaphore delayRequests(int method) {
        return requests.computeIfAbsent(method, any -> new Semaphore(0));
    }

    /** From now on calls of that thread come to the queue when the semaphore lets them. */
    void delayRequests(Thread caller, Semaphore until) {
        requests.put(caller, until);
    }

    /** From now on answers come to that thread when the semaphore lets them. */
    void delayAnswers(Thread caller, Semaphore until) {
        answers.put(caller, until);
    }

    @Override
    public Answer call(Caller caller, long method, Payload arguments) throws InterruptedException {
        await(requests.get((int) method));
        await(requests.get(Thread.currentThread()));
        AtomicInteger cut = cuts.get((int) method);
        if (cut != null && cut.getAndDecrement() > 0) {
            throw new OwnerGoneException("the connection is cut");
        }
        if (interrupted == method) {
            interrupted = 0;
            throw new InterruptedException();
        }
        calls.add((int) method);
        Answer answer = queue.call(caller, method, arguments);
        await(answers.get(Thread.currentThread()));
        if (cutBehind == method) {
            cutBehind = 0;
            throw new OwnerGoneException("the connection is cut");
        }
        if (givenUp == method) {
            givenUp = 0;
            Objects.requireNonNull(answer.undo()).run();
            throw new InterruptedException();
        }
        return answer;
    }

    private static void await(@Nullable Semaphore until) {
        if (until != null) {
            until.acquireUninterruptibly();
        }
    }

    @Override
    public boolean remembersCallers() {
        return true;
    }

    @Override
    public void died(Caller caller) {
        queue.died(caller);
    }
}
