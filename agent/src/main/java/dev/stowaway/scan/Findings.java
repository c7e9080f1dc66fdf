package dev.stowaway.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the locks that were found, in their order. Those below a lambda wait until it has got its name, as many as
 * memory allows.
 */
final class Findings {
    private static final int MOST_CHARACTERS = 1 << 20;

    /** Lambdas one in the other; below more of them nothing waits, since each gives a name to all that waits. */
    private static final int MOST_NESTED = 16;

    private final Consumer<? super ScannedLock> found;
    private final List<ScannedLock> waiting = new ArrayList<>();
    private int characters;
    private int openLambdas;
    private long count;
    private @Nullable ScannedLock first;

    Findings(Consumer<? super ScannedLock> found) {
        this.found = found;
    }

    void lambdaBegins(Frame lambda) {
        openLambdas++;
        lambda.findings = count + waiting.size();
    }

    void lambdaEnds(Frame lambda) {
        String provisional = Lambdas.provisional(lambda);
        String name = Lambdas.finalName(lambda);
        for (int i = (int) Math.max(0, lambda.findings - count); i < waiting.size(); i++) {
            waiting.set(i, waiting.get(i).renamed(provisional, name));
        }
        if (--openLambdas == 0) {
            handOut();
        }
    }

    void add(ScannedLock lock) {
        waiting.add(lock);
        characters += lock.characters();
        if (openLambdas == 0 || openLambdas > MOST_NESTED || characters > MOST_CHARACTERS) {
            handOut();
        }
    }

    private void handOut() {
        // Cleared first: a consumer may throw, and no lock is told of twice.
        List<ScannedLock> locks = List.copyOf(waiting);
        waiting.clear();
        characters = 0;
        for (int i = 0; i < locks.size(); i++) {
            ScannedLock lock = locks.get(i);
            count++;
            first = first == null ? lock : first;
            found.accept(lock);
        }
    }

    long count() {
        return count;
    }

    @Nullable
    ScannedLock first() {
        return first;
    }
}
