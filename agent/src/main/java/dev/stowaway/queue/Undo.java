package dev.stowaway.queue;

import dev.stowaway.owner.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes back what was asked of a queue by a thread that has given up waiting, in the moment of the answer. */
final class Undo {
    private Undo() {}

    /** What nobody has taken meanwhile. */
    record OfPut(QueueState queue, QueueState.Put put) implements Runnable {
        @Override
        public void run() {
            long[] numbers = new long[put.count()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = put.first() + i;
            }
            queue.remove(numbers);
        }
    }

    /** By their numbers: the elements themselves need not stay here. */
    static @Nullable Runnable ofTake(QueueState queue, Caller caller, long inbox, QueueState.Taken taken) {
        List<Element> elements = taken.elements();
        if (elements.isEmpty()) {
            return null;
        }
        long[] numbers = new long[elements.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = elements.get(i).number();
        }
        return new OfTake(queue, caller, inbox, taken.turn(), numbers);
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record OfTake(QueueState queue, Caller caller, long inbox, long turn, long[] numbers) implements Runnable {
        @Override
        public void run() {
            queue.takeBack(caller, inbox, turn, numbers);
        }
    }

    /** Another one is to be told what was lost. */
    record OfJoin(QueueState queue, Lost lost) implements Runnable {
        @Override
        public void run() {
            queue.untold(lost);
        }
    }
}
