package com.acme;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Phaser;

/** Puts what has a lock that can't be sent into shared objects. By reflection, since this is compiled without the jar. */
public final class SharesPhasers {
    private SharesPhasers() {}

    /** What can't be sent. */
    private record Work(Phaser phaser) implements Serializable {}

    /** What can't either, of another site. */
    private record Task(Phaser phaser) implements Serializable {}

    public static void main(String[] arguments) throws Exception {
        Class<?> type = Class.forName("dev.stowaway.share.Manager");
        Method spawn = type.getMethod("spawn", String[].class);
        Method create = Class.forName("dev.stowaway.share.SharedQueue").getMethod("create", String[].class);
        Object allowed = new String[] {"com.acme.*", "java.util.concurrent.*"};
        try (AutoCloseable manager = (AutoCloseable) spawn.invoke(null, allowed)) {
            put(cast(type.getMethod("map").invoke(manager)));
        }
        offer(cast(create.invoke(null, allowed)));
    }

    private static void put(Map<String, Work> map) {
        try {
            map.put("a", new Work(new Phaser()));
        } catch (IllegalArgumentException e) {
            System.out.println("not put");
        }
    }

    private static void offer(Queue<Task> queue) {
        try {
            queue.offer(new Task(new Phaser()));
        } catch (IllegalArgumentException e) {
            System.out.println("not offered");
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T cast(Object object) {
        return (T) object;
    }
}
