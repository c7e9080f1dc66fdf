package dev.stowaway.report;

import dev.stowaway.rules.Occurrence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deadlock that no single JVM sees. It is there when it is found: nothing can be done about it but to tell.
 *
 * @param site six hexadecimal digits that stand for the locks and for where the first thread waits
 */
public record DeadlockFinding(String site, Deadlock deadlock, Outcome outcome) implements Finding {
    /** Where the first of the threads waits. */
    @Override
    public @Nullable Frame caller() {
        return deadlock.first().caller();
    }

    /** The stacks are those of the threads, and whole. */
    @Override
    public List<Frame> stack() {
        return List.of();
    }

    /** The first of the threads. */
    @Override
    public String thread() {
        return deadlock.first().thread();
    }

    @Override
    public String effect() {
        return "none of these threads goes on any more, nor does any that waits for what they hold";
    }

    @Override
    public String remedy() {
        return "end one of these processes; take these locks in the same order everywhere, or wait with tryLock and a"
                + " time, and let go of the others when it is over";
    }

    @Override
    public boolean isStandstill() {
        return true;
    }

    @Override
    public String text() {
        return FindingText.of(this);
    }

    @Override
    public String type() {
        return "deadlock";
    }

    @Override
    public void describe(Facts facts) {
        facts.text("site", site);
        facts.text("kind", Occurrence.DEADLOCK);
        facts.text("lockClass", deadlock.first().lockClass());
        facts.list("threads");
        for (Deadlock.Waiter waiter : deadlock.waiters()) {
            facts.item();
            facts.text("process", waiter.process());
            facts.text("thread", waiter.thread());
            facts.text("lock", waiter.lock());
            facts.text("lockClass", waiter.lockClass());
            facts.frames("stack", waiter.frames());
            facts.end();
        }
        facts.end();
        facts.circumstances(this);
    }
}
