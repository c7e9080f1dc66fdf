package dev.stowaway.bench.shared;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import org.jspecify.annotations.Nullable;

/** What a {@link Receiver} is told by the process that launched it. */
final class Orders {
    private final DataInputStream orders = new DataInputStream(System.in);
    private final DataOutputStream answers = new DataOutputStream(new BufferedOutputStream(System.out));

    /** What was written to this process before the first order. */
    <T> T graph(Class<T> type) throws IOException, ClassNotFoundException {
        return type.cast(new ObjectInputStream(orders).readObject());
    }

    /** The next one; null if there won't be any more. */
    @Nullable
    String next() throws IOException {
        try {
            return orders.readUTF();
        } catch (EOFException end) {
            return null;
        }
    }

    void answer(long... numbers) throws IOException {
        for (long number : numbers) {
            answers.writeLong(number);
        }
        answers.flush();
    }
}
