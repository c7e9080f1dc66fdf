package dev.stowaway.demo.workers;

import dev.stowaway.share.Manager;
import java.io.IOException;
import java.util.concurrent.ConcurrentMap;

/** Five workers count in a map, as it works: the map is shared, and so is the lock. */
public final class CountUnderAManagedLock {
    private CountUnderAManagedLock() {}

    /**
     * Says how often the workers have added 1, and what is found in the end.
     *
     * @param args how often each worker counts
     */
    public static void main(String[] args) throws IOException {
        try (Manager manager = Manager.spawn()) {
            ConcurrentMap<String, Integer> counts = manager.map();
            Counting counting = new Counting(counts, manager.lock(), Integer.parseInt(args[0]));
            System.out.println("done " + Workers.run(5, counting));
            System.out.println("found " + counts.get(Counting.KEY));
        }
    }
}
