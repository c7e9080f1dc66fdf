package dev.stowaway.demo.workers;

import java.io.IOException;
import java.io.ObjectInputStream;

/** A worker process: reads one {@link Task} from stdin, says that it is ready, and works when all of them are. */
final class Worker {
    private static final String READY = "ready";

    private Worker() {}

    public static void main(String[] args) throws IOException, ClassNotFoundException, InterruptedException {
        try (ObjectInputStream in = new ObjectInputStream(System.in)) {
            Task task = (Task) in.readObject();
            System.out.println(READY);
            in.readBoolean(); // returns when all are ready
            System.out.println(task.work());
        }
    }
}
