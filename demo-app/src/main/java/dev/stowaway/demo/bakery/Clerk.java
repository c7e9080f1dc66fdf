package dev.stowaway.demo.bakery;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.WriteAbortedException;

/** A worker process: reads one {@link Shift} from stdin, says that it is ready, and works when the shop opens. */
final class Clerk {
    static final String READY = "ready";

    private Clerk() {}

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(System.in)) {
            Shift shift = (Shift) in.readObject();
            System.out.println(READY);
            in.readBoolean(); // returns when the shop opens
            shift.work();
        } catch (WriteAbortedException | EOFException noShift) {
            // The coordinator could not send the shift, or is gone: nothing to do today.
        }
    }
}
