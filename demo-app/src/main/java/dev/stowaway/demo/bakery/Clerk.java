package dev.stowaway.demo.bakery;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.WriteAbortedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A worker process: reads one {@link Shift} from stdin, says that it is ready, and works when the shop opens. */
final class Clerk {
    static final String READY = "ready";

    private Clerk() {}

    /**
     * Works until the day is over.
     *
     * @param args a file in which the clerk leaves the shift, for the books; none if there are no books
     */
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(System.in)) {
            Shift shift = (Shift) in.readObject();
            System.out.println(READY);
            in.readBoolean(); // returns when the shop opens
            shift.work();
            if (args.length > 0) {
                leave(shift, Path.of(args[0]));
            }
        } catch (WriteAbortedException | EOFException noShift) {
            // The coordinator could not send the shift, or is gone: nothing to do today.
        }
    }

    private static void leave(Shift shift, Path file) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeObject(shift);
        }
    }
}
