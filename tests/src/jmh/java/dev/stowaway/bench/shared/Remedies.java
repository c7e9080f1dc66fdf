package dev.stowaway.bench.shared;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentMap;

/** What processes share, by way of the JDK's interfaces and method handles, since this is compiled without the jar. */
final class Remedies {
    private static final MethodHandle TASK_DONE;
    private static final MethodHandle JOIN;

    static {
        try {
            Class<?> queue = Class.forName("dev.stowaway.share.SharedQueue");
            MethodType ofQueue = MethodType.methodType(void.class, BlockingQueue.class);
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodType none = MethodType.methodType(void.class);
            TASK_DONE = lookup.findVirtual(queue, "taskDone", none).asType(ofQueue);
            JOIN = lookup.findVirtual(queue, "join", none).asType(ofQueue);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Remedies() {}

    /** A map that lives in this process. */
    @SuppressWarnings("unchecked")
    static <K, V> ConcurrentMap<K, V> map() throws ReflectiveOperationException {
        Class<?> type = Class.forName("dev.stowaway.share.Manager");
        Object manager = type.getMethod("start", String[].class).invoke(null, (Object) new String[0]);
        return (ConcurrentMap<K, V>) type.getMethod("map").invoke(manager);
    }

    /** A queue that lives in this process; unbounded, if the capacity is 0. */
    @SuppressWarnings("unchecked")
    static <E> BlockingQueue<E> queue(int capacity) throws ReflectiveOperationException {
        Object builder = Class.forName("dev.stowaway.share.SharedQueue")
                .getMethod("builder")
                .invoke(null);
        if (capacity > 0) {
            builder.getClass().getMethod("capacity", int.class).invoke(builder, capacity);
        }
        return (BlockingQueue<E>) builder.getClass().getMethod("create").invoke(builder);
    }

    static void taskDone(BlockingQueue<?> queue) {
        try {
            TASK_DONE.invokeExact(queue);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until all is done that was put. */
    static void join(BlockingQueue<?> queue) {
        try {
            JOIN.invokeExact(queue);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
