package dev.stowaway.owner;

import dev.stowaway.locks.JdkClasses;
import dev.stowaway.locks.LockKind;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Question;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A semaphore. Its permits have no owner; what a process took is accounted, see {@link PermitAccount}. */
final class SemaphoreExport extends Export {
    private final PermitAccount account = new PermitAccount();
    private final boolean isOfJdk;

    SemaphoreExport(Semaphore semaphore, long id, String path, ReferenceQueue<Object> queue) {
        super(semaphore, id, id, path, queue);
        isOfJdk = JdkClasses.contains(semaphore.getClass());
    }

    @Override
    LockKind kind() {
        return LockKind.SEMAPHORE;
    }

    private Semaphore semaphore() {
        Object semaphore = get();
        if (semaphore == null) {
            throw new IllegalStateException("nobody has that semaphore any more");
        }
        return (Semaphore) semaphore;
    }

    @Override
    boolean acquireNow(int mode, long amount) throws InterruptedException {
        return isOfJdk && semaphore().tryAcquire(Math.toIntExact(amount), 0, TimeUnit.NANOSECONDS);
    }

    @Override
    boolean tryAcquire(int mode, long amount) {
        return semaphore().tryAcquire(Math.toIntExact(amount));
    }

    @Override
    boolean acquire(int mode, long amount, long nanos) throws InterruptedException {
        if (nanos == Frame.FOREVER) {
            semaphore().acquire(Math.toIntExact(amount));
            return true;
        }
        return semaphore().tryAcquire(Math.toIntExact(amount), nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    void release(int mode, long amount) {
        semaphore().release(Math.toIntExact(amount));
    }

    @Override
    long drain() {
        return semaphore().drainPermits();
    }

    @Override
    long ask(Question question, @Nullable Export about) {
        return question == Question.COUNT ? semaphore().availablePermits() : super.ask(question, about);
    }

    @Override
    void account(Peer peer, long acquired) {
        account.add(peer, acquired);
    }

    @Override
    long taken(Peer peer) {
        return account.balance(peer);
    }

    @Override
    void settle(Peer peer) {
        long back = account.close(peer);
        Object semaphore = get();
        if (back > 0 && semaphore != null) {
            ((Semaphore) semaphore).release(Math.toIntExact(back));
        }
    }
}
