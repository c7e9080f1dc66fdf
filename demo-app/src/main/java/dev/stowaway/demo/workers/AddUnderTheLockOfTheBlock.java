package dev.stowaway.demo.workers;

import dev.stowaway.share.SharedIntArray;
import java.io.IOException;

/** Five workers add to an array, as it works: the memory is shared, and the lock is in it. */
public final class AddUnderTheLockOfTheBlock {
    private AddUnderTheLockOfTheBlock() {}

    /**
     * Says how often the workers have added 1, and what is found in the end.
     *
     * @param args how often each worker adds 1 to each element
     */
    public static void main(String[] args) throws IOException {
        try (SharedIntArray array =
                SharedIntArray.create("lesson-" + ProcessHandle.current().pid(), 1000)) {
            Adding adding = new Adding(array, array.memory().lock(), Integer.parseInt(args[0]));
            System.out.println("done " + Workers.run(5, adding));
            System.out.println("found " + array.sum());
            array.memory().unlink();
        }
    }
}
