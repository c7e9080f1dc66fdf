package dev.stowaway.queue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** Who waits until all is done, and what is lost and nobody was told so far. Guarded by the lock of its queue. */
final class Joins {
    private final Condition allDone;
    private final SortedMap<Long, Element> lost = new TreeMap<>();
    private final Set<Joining> joining = new HashSet<>();

    /** @param allDone of that lock */
    Joins(Condition allDone) {
        this.allDone = allDone;
    }

    /** A thread that waits until all is done. */
    private static final class Joining {
        /** What was lost until then; null before. */
        private @Nullable Lost lost;
    }

    /** It will never be done. */
    void lose(Element element) {
        lost.put(element.number(), element);
    }

    /** All is done: everybody who waits is told what was lost. */
    void tell() {
        if (joining.isEmpty()) {
            return;
        }
        Lost told = takeLost(joining.size());
        for (Joining one : joining) {
            one.lost = told;
        }
        joining.clear();
        allDone.signalAll();
    }

    /** For so many. */
    Lost takeLost(int told) {
        Lost taken = new Lost(List.copyOf(lost.values()), told);
        lost.clear();
        return taken;
    }

    /** One of those who were told has not heard of it: if nobody has, who comes next is told. */
    void untold(Lost told) {
        if (told.untold()) {
            for (Element element : told.elements()) {
                lose(element);
            }
        }
    }

    /** Waits until all is done; null if the time was over before. */
    @Nullable
    Lost await(long nanos) throws InterruptedException {
        Joining mine = new Joining();
        joining.add(mine);
        try {
            for (long left = nanos; mine.lost == null && left > 0; ) {
                left = QueueState.await(allDone, left);
            }
        } catch (InterruptedException e) {
            if (mine.lost == null) {
                throw e;
            }
            Thread.currentThread().interrupt();
        } finally {
            joining.remove(mine);
        }
        return mine.lost;
    }
}
