package com.acme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes what a shared map of another process returned, once put back and once not, and waits for what is said of that. By
 * reflection, since this is compiled without the jar.
 */
public final class ChangesCopies {
    private static final long POLL_NS = 10_000_000;

    private ChangesCopies() {}

    /** The argument is a file in which something is said. */
    public static void main(String[] arguments) throws Exception {
        Class<?> type = Class.forName("dev.stowaway.share.Manager");
        try (AutoCloseable manager =
                (AutoCloseable) type.getMethod("spawn", String[].class).invoke(null, (Object) new String[0])) {
            ConcurrentMap<String, List<Integer>> map = map(manager);
            map.put("kept", new ArrayList<>(List.of(1)));
            map.put("lost", new ArrayList<>(List.of(1)));
            putBack(map);
            putBackWithOthers(map);
            forget(map);
            Path said = Path.of(arguments[0]);
            while (!Files.exists(said) || Files.size(said) == 0) {
                LockSupport.parkNanos(POLL_NS);
            }
            System.out.println(map.get("kept") + " " + map.get("lost"));
        }
    }

    private static void putBack(ConcurrentMap<String, List<Integer>> map) {
        List<Integer> list = map.get("kept");
        list.add(2);
        map.put("kept", list);
    }

    private static void putBackWithOthers(ConcurrentMap<String, List<Integer>> map) {
        List<Integer> list = map.get("kept");
        list.add(3);
        map.putAll(Map.of("kept", list));
    }

    private static void forget(ConcurrentMap<String, List<Integer>> map) {
        map.get("lost").add(2);
    }

    @SuppressWarnings("unchecked")
    private static ConcurrentMap<String, List<Integer>> map(Object manager) throws ReflectiveOperationException {
        return (ConcurrentMap<String, List<Integer>>)
                manager.getClass().getMethod("map").invoke(manager);
    }
}
