package com.acme.family;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** What members do beside calling the lock once. */
class Chores {
    /** Does one, or else calls the lock without writing it down. */
    Object does(Hand hand, Heirloom heirloom, Deed deed) throws Exception {
        return switch (deed.name()) {
            case "play" -> play(hand, heirloom, new Random(deed.number(0)), deed.number(1));
            case "count" -> count(heirloom, Path.of(deed.argument(0)), deed.number(1));
            case "memory" -> memory();
            case "threads" -> Thread.activeCount();
            default -> heirloom.does(deed);
        };
    }

    private static String play(Hand hand, Heirloom heirloom, Random random, int times) {
        for (int time = 0; time < times; time++) {
            heirloom.plays(hand, random);
        }
        return Heirloom.DONE;
    }

    /** Reads a number from a file and writes it back with one added, so many times, each under the lock. */
    private static String count(Heirloom heirloom, Path file, int times) throws IOException, InterruptedException {
        Deed lock = Deed.of("lock");
        Deed unlock = Deed.of("unlock");
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (int time = 0; time < times; time++) {
                heirloom.does(lock);
                try {
                    channel.read(number.clear(), 0);
                    number.putLong(0, number.getLong(0) + 1);
                    channel.write(number.flip(), 0);
                } finally {
                    heirloom.does(unlock);
                }
            }
        }
        return Heirloom.DONE;
    }

    /** What is in use after a collection, in bytes. */
    private static long memory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
