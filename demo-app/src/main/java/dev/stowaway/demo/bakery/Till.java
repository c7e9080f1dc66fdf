package dev.stowaway.demo.bakery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One till: a file with a receipt per sale and a file with the takings, in euros.
 *
 * <p>Its author did everything right for threads: the lock guards the whole of read, add and write. The class is
 * {@code Serializable}, and so is {@code ReentrantLock}: nothing stops a till, lock and all, from being sent away.
 */
public final class Till implements Serializable {
    private static final long serialVersionUID = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final File receipts;
    private final File takings;

    /** The till of that name whose two files are in {@code folder}. */
    public Till(Path folder, String name) {
        this.receipts = folder.resolve(name + ".receipts").toFile();
        this.takings = folder.resolve(name + ".takings").toFile();
    }

    /** Begins the day: no receipts, no takings. */
    public void empty() throws IOException {
        Files.writeString(receipts.toPath(), "");
        writeTakings(0);
    }

    /** Sells one bun for one euro. */
    public void sellBun() throws IOException {
        lock.lock();
        try {
            int euros = takings() + 1;
            printReceipt("1 bun, takings now " + euros + "\n");
            writeTakings(euros);
        } finally {
            lock.unlock();
        }
    }

    /** What is in the till, in euros. */
    public int takings() throws IOException {
        return Integer.parseInt(Files.readString(takings.toPath(), US_ASCII).strip());
    }

    /** How many buns were sold. Receipts are only ever appended, so that none is lost, lock or no lock. */
    public int receipts() throws IOException {
        return Files.readAllLines(receipts.toPath(), US_ASCII).size();
    }

    /** On the disk before the euro is in the till: after a power failure the receipts are the truth. */
    private void printReceipt(String line) throws IOException {
        try (FileChannel file = FileChannel.open(receipts.toPath(), WRITE, APPEND)) {
            file.write(US_ASCII.encode(line));
            file.force(false);
        }
    }

    /** One write of a fixed width, so that a reader without a lock finds an old number or a new one, never half. */
    private void writeTakings(int euros) throws IOException {
        try (FileChannel file = FileChannel.open(takings.toPath(), WRITE, CREATE)) {
            ByteBuffer text = US_ASCII.encode(String.format("%10d%n", euros));
            file.write(text, 0);
        }
    }
}
