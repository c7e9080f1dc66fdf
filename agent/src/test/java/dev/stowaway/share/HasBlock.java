package dev.stowaway.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a block, or attaches one, attaches it once more, says so, and does what it is told to until its stdin ends. */
final class HasBlock {
    private HasBlock() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        SharedMemory memory = arguments[0].equals("make")
                ? SharedMemory.create(file, Long.parseLong(arguments[2]))
                : SharedMemory.attach(file);
        SharedMemory second = SharedMemory.attach(file);
        System.out.println(memory.bytes());
        for (int order = System.in.read(); order >= 0; order = System.in.read()) {
            switch (order) {
                case 'c' -> memory.close();
                case 'l' -> System.out.println(lockingFails(memory));
                case 's' -> second.close();
                case 'r' -> makeAgainAndAgain(file);
                case '+' -> memory.buffer().put(0, (byte) (memory.buffer().get(0) + 1));
                default -> throw new IllegalArgumentException(Character.toString(order));
            }
            System.out.println((char) order);
        }
    }

    /** At the place of the one that was there. */
    private static void makeAgainAndAgain(Path file) throws IOException {
        for (int i = 0; i < 1000; i++) {
            Files.delete(file);
            SharedMemory next = SharedMemory.create(file, i);
            next.close();
        }
    }

    private static String lockingFails(SharedMemory memory) {
        try {
            memory.lock().lock();
            return "no";
        } catch (UnsupportedOperationException e) {
            return e.getClass().getSimpleName();
        }
    }
}
