package com.acme;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.lang.reflect.Field;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Prints what the JDK keeps about {@code writeReplace} in the descriptors of a lock and of a map's own lock. */
public final class LooksAtDescriptors {
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        SendsJob.send(new ReentrantLock());
        SendsJob.send(new ConcurrentHashMap<>());
        print("before");
        SelfAttach.stowaway("");
        print("attached");
        SelfAttach.detach();
        print("detached");
    }

    private static void print(String when) throws ReflectiveOperationException {
        Field method = ObjectStreamClass.class.getDeclaredField("writeReplaceMethod");
        method.setAccessible(true);
        Class<?> segment = Class.forName("java.util.concurrent.ConcurrentHashMap$Segment");
        System.out.println(when + " "
                + (method.get(ObjectStreamClass.lookup(ReentrantLock.class)) == null) + " "
                + (method.get(ObjectStreamClass.lookup(segment)) == null));
    }
}
