package dev.stowaway.demo.bakery;

import java.io.IOException;
import java.io.ObjectStreamException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The process in the middle: hires clerks, which are processes too, sends each of them a {@link Shift} at the till
 * {@code "front"}, and opens the shop when all of them are ready.
 */
public final class Coordinator implements AutoCloseable {
    private final List<HiredClerk> clerks = new ArrayList<>();

    /**
     * Exits with 1 if a shift can't be sent; why is then on stdout.
     *
     * @param args the folder for the tills' files, how many clerks, how many buns each of them sells; what follows are the
     *     clerks' own arguments
     */
    public static void main(String[] args) throws IOException {
        Bakery bakery = new Bakery(Path.of(args[0]));
        bakery.emptyTills();
        try (Coordinator coordinator = new Coordinator()) {
            coordinator.hire(Integer.parseInt(args[1]), List.of(args).subList(3, args.length));
            coordinator.send(new Shift(bakery, "front", Integer.parseInt(args[2])));
            coordinator.openShop();
        } catch (ObjectStreamException notSent) {
            System.out.println(notSent);
            System.exit(1);
        }
    }

    private void hire(int count, List<String> args) throws IOException {
        for (int i = 0; i < count; i++) {
            clerks.add(HiredClerk.hire(args));
        }
    }

    private void send(Shift shift) throws IOException {
        for (HiredClerk clerk : clerks) {
            clerk.send(shift);
        }
    }

    /** Only when everybody is ready: a clerk that started early could be done before the next one has begun. */
    private void openShop() throws IOException {
        for (HiredClerk clerk : clerks) {
            clerk.awaitReady();
        }
        for (HiredClerk clerk : clerks) {
            clerk.letIn();
        }
    }

    /** Waits until the last clerk has gone home. */
    @Override
    public void close() throws IOException {
        for (HiredClerk clerk : clerks) {
            clerk.close();
        }
    }
}
