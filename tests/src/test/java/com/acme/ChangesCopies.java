package com.acme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /** With a file as argument, ends when something is said in there; with one more, does also what nothing is said of. */
    public static void main(String[] arguments) throws Exception {
        Class<?> type = Class.forName("dev.stowaway.share.Manager");
        try (AutoCloseable manager =
                (AutoCloseable) type.getMethod("spawn", String[].class).invoke(null, (Object) new String[0])) {
            ConcurrentMap<String, List<Integer>> map = map(manager);
            map.put("kept", new ArrayList<>(List.of(1)));
            map.put("lost", new ArrayList<>(List.of(1)));
            putBack(map);
            putBackWithOthers(map);
            if (arguments.length > 1) {
                takeOut(map);
                read(map);
            }
            forget(map);
            if (arguments.length > 0) {
                Path said = Path.of(arguments[0]);
                while (!Files.exists(said) || Files.size(said) == 0) {
                    LockSupport.parkNanos(POLL_NS);
                }
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

    private static void takeOut(ConcurrentMap<String, List<Integer>> map) {
        map.put("out", new ArrayList<>(List.of(1)));
        map.remove("out").add(2);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void read(ConcurrentMap map) {
        Map<String, Integer> byUse = new LinkedHashMap<>(16, 0.75f, true);
        byUse.put("a", 1);
        byUse.put("b", 2);
        map.put("read", byUse);
        ((Map<String, Integer>) map.get("read")).get("a");
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
