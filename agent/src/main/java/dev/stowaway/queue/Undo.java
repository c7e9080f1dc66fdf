package dev.stowaway.queue;

import dev.stowaway.owner.Caller;
import java.util.List;

/** Takes back what was asked of a queue by a thread that has given up waiting, in the moment of the answer. */
final class Undo {
    private Undo() {}

    /** What nobody has taken meanwhile. */
    record OfPut(QueueState queue, QueueState.Put put) implements Runnable {
        @Override
        public void run() {
            for (int i = 0; i < put.count(); i++) {
                queue.remove(put.first() + i);
            }
        }
    }

    /** By their numbers: the elements themselves need not stay here. */
    static Runnable ofTake(QueueState queue, Caller caller, List<Element> taken) {
        long[] numbers = new long[taken.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = taken.get(i).number();
        }
        return new OfTake(queue, caller, numbers);
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record OfTake(QueueState queue, Caller caller, long[] numbers) implements Runnable {
        @Override
        public void run() {
            queue.giveBack(caller, numbers);
        }
    }

    /** Another one is to be told what was lost. */
    record OfJoin(QueueState queue, List<Element> lost) implements Runnable {
        @Override
        public void run() {
            queue.untold(lost);
        }
    }
}
