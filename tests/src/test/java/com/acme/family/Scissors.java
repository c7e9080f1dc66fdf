package com.acme.family;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts this process's connections over Unix sockets, as a fault outside of both ends would: neither was asked, and both
 * live. Needs {@code java.io} and {@code sun.nio.ch} opened; on Linux.
 */
final class Scissors {
    private static final int BOTH_WAYS = 2;
    private static final String CONNECTED = "03";

    private Scissors() {}

    /**
     * Cuts all that there are.
     *
     * @return how many
     */
    static int cut() throws IOException, ReflectiveOperationException {
        Constructor<FileDescriptor> descriptor = FileDescriptor.class.getDeclaredConstructor(int.class);
        descriptor.setAccessible(true);
        Method shutdown =
                Class.forName("sun.nio.ch.Net").getDeclaredMethod("shutdown", FileDescriptor.class, int.class);
        shutdown.setAccessible(true);
        List<Integer> connections = connections();
        for (int connection : connections) {
            shutdown.invoke(null, descriptor.newInstance(connection), BOTH_WAYS);
        }
        return connections.size();
    }

    private static List<Integer> connections() throws IOException {
        Set<String> sockets;
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/unix"))) {
            sockets = lines.map(line -> line.trim().split(" +"))
                    .filter(words -> words[5].equals(CONNECTED))
                    .map(words -> "socket:[" + words[6] + "]")
                    .collect(Collectors.toSet());
        }
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(descriptor -> sockets.contains(target(descriptor)))
                    .map(descriptor -> Integer.valueOf(descriptor.getFileName().toString()))
                    .toList();
        }
    }

    /** Empty for one that was closed in the meantime. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
