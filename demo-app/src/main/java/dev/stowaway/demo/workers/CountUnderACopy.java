package dev.stowaway.demo.workers;

import dev.stowaway.share.Manager;
import java.io.IOException;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** Five workers count in a map, as people write it: the map is shared, and the lock is sent to each of them. */
public final class CountUnderACopy {
    private CountUnderACopy() {}

    /**
     * Says how often the workers have added 1, and what is found in the end.
     *
     * @param args how often each worker counts
     */
    public static void main(String[] args) throws IOException {
        try (Manager manager = Manager.spawn()) {
            ConcurrentMap<String, Integer> counts = manager.map();
            Counting counting = new Counting(counts, new ReentrantLock(), Integer.parseInt(args[0]));
            System.out.println("done " + Workers.run(5, counting));
            System.out.println("found " + counts.get(Counting.KEY));
        }
    }
}
