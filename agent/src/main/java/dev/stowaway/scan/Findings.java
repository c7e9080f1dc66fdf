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

    private final Consumer<? super ScannedLock> found;
    private final List<ScannedLock> waiting = new ArrayList<>();
    private int characters;
    private int openLambdas;
    private long count;
    private @Nullable ScannedLock first;

    Findings(Consumer<? super ScannedLock> found) {
        this.found = found;
    }

    void lambdaBegins() {
        openLambdas++;
    }

    void lambdaEnds(Frame lambda) {
        String provisional = Lambdas.provisional(lambda);
        String name = Lambdas.finalName(lambda);
        for (int i = 0; i < waiting.size(); i++) {
            waiting.set(i, waiting.get(i).renamed(provisional, name));
        }
        if (--openLambdas == 0) {
            handOut();
        }
    }

    void add(ScannedLock lock) {
        waiting.add(lock);
        characters += lock.characters();
        if (openLambdas == 0 || characters > MOST_CHARACTERS) {
            handOut();
        }
    }

    private void handOut() {
        for (int i = 0; i < waiting.size(); i++) {
            ScannedLock lock = waiting.get(i);
            count++;
            first = first == null ? lock : first;
            found.accept(lock);
        }
        waiting.clear();
        characters = 0;
    }

    long count() {
        return count;
    }

    @Nullable
    ScannedLock first() {
        return first;
    }
}
