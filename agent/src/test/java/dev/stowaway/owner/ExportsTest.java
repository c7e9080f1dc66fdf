package dev.stowaway.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.locks.LockFamily;
import dev.stowaway.locks.LockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

class ExportsTest {
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    private final LockFamily families = new LockFamily(ReflectiveAccess.create());
    private final Exports exports = new Exports(families, HOUR_NS, 100);

    @Test
    void a_lock_that_is_written_again_is_the_same() {
        ReentrantLock lock = new ReentrantLock();
        Export first = written(LockKind.REENTRANT_LOCK, lock);

        assertThat(written(LockKind.REENTRANT_LOCK, lock)).isSameAs(first);
        assertThat(exports.byId(first.id())).isSameAs(first);
        assertThat(exports.of(lock)).isSameAs(first);
        assertThat(written(LockKind.REENTRANT_LOCK, new ReentrantLock()).id()).isNotEqualTo(first.id());
    }

    @Test
    void a_lock_and_its_conditions_and_views_are_one_family() {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        long family = written(LockKind.CONDITION, condition).family();
        assertThat(written(LockKind.REENTRANT_LOCK, lock).family()).isEqualTo(family);

        ReentrantReadWriteLock pair = new ReentrantReadWriteLock();
        long other = written(LockKind.READ_WRITE_LOCK, pair).family();
        assertThat(other).isNotEqualTo(family);
        assertThat(written(LockKind.READ_LOCK, pair.readLock()).family()).isEqualTo(other);
        assertThat(written(LockKind.WRITE_LOCK, pair.writeLock()).family()).isEqualTo(other);
    }

    @Test
    void a_lock_is_kept_for_its_grace_time_and_no_longer() {
        Export export = written(LockKind.SEMAPHORE, new Semaphore(1));
        System.gc();
        assertThat(export.get()).isNotNull();

        exports.endGraces(System.nanoTime() + 2 * HOUR_NS);
        awaitNothingLeft();
    }

    @Test
    void a_lock_that_is_written_again_begins_its_grace_time_anew() {
        ReentrantLock lock = new ReentrantLock();
        Exports brief = new Exports(families, 1, 100);
        Export export = brief.written(LockKind.REENTRANT_LOCK, lock, () -> "Job.lock");
        export.beginGrace(lock, System.nanoTime() + HOUR_NS);
        lock = null;

        brief.endGraces(System.nanoTime());
        System.gc();
        assertThat(export.get()).isNotNull();
    }

    @Test
    void a_lock_is_kept_while_a_process_has_a_proxy() {
        Export export = written(LockKind.REENTRANT_LOCK, new ReentrantLock());
        assertThat(export.adopt()).isTrue();
        exports.endGraces(System.nanoTime() + 2 * HOUR_NS);
        System.gc();
        assertThat(export.get()).isNotNull();

        export.drop();
        awaitNothingLeft();
        assertThat(export.adopt()).isFalse();
    }

    /** Somebody else may be about to read what was written. */
    @Test
    void a_lock_that_a_process_has_had_is_kept_for_its_grace_time_if_there_is_room() {
        Export export = written(LockKind.REENTRANT_LOCK, new ReentrantLock());
        assertThat(exports.stay()).isFalse();
        assertThat(export.adopt()).isTrue();
        export.drop();
        assertThat(exports.stay()).isTrue();
        System.gc();
        assertThat(export.adopt()).isTrue();
        assertThat(exports.stay()).isFalse();
        export.drop();

        exports.endGraces(System.nanoTime() + 2 * HOUR_NS);
        awaitNothingLeft();
    }

    @Test
    void of_many_locks_the_last_are_kept() {
        List<Export> written = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            written.add(written(LockKind.REENTRANT_LOCK, new ReentrantLock()));
        }
        await().untilAsserted(() -> {
            System.gc();
            assertThat(exports.size()).isEqualTo(100);
        });
        assertThat(written.subList(900, 1_000))
                .allSatisfy(export -> assertThat(export.get()).isNotNull());
    }

    private void awaitNothingLeft() {
        await().untilAsserted(() -> {
            System.gc();
            assertThat(exports.size()).isZero();
        });
    }

    private Export written(LockKind kind, Object lock) {
        return exports.written(kind, lock, () -> "Job.lock");
    }
}
