package com.acme.family;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What an owner does about a lock that was abandoned. By reflection, since the tests are not compiled against the jar, which
 * is on the class path of whoever has the agent.
 */
final class Robustness {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch patience = new CountDownLatch(1);

    /** Whose death left the lock behind. */
    String abandoned(Object lock) throws ReflectiveOperationException {
        return text(call("abandoned", Object.class, lock), lock);
    }

    Object recover(Object lock) throws ReflectiveOperationException {
        return call("recover", Object.class, lock);
    }

    /** Has a listener that writes down what it hears, and then throws, or waits until it is let go. */
    String listen(String how, ReentrantLock lock) throws ReflectiveOperationException {
        Class<?> type = Class.forName("dev.stowaway.AbandonmentListener");
        Object listener =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    if (method.getName().equals("equals")) {
                        return proxy == given[0];
                    }
                    heard.add(text(given[0], lock) + (lock.isLocked() ? ", locked" : ", unlocked"));
                    switch (how) {
                        case "throws" -> throw new IllegalStateException("of the listener");
                        case "waits" -> patience.await();
                        default -> {}
                    }
                    return null;
                });
        call("addListener", type, listener);
        return Heirloom.DONE;
    }

    String letGo() {
        patience.countDown();
        return Heirloom.DONE;
    }

    /** One line. */
    String heard() {
        return String.join("; ", heard);
    }

    private static Object call(String name, Class<?> type, Object argument) throws ReflectiveOperationException {
        return Class.forName("dev.stowaway.share.SharedLocks")
                .getMethod(name, type)
                .invoke(null, argument);
    }

    private static String text(Object abandoned, Object lock) throws ReflectiveOperationException {
        if (abandoned == null) {
            return "nobody";
        }
        return part(abandoned, "thread") + " of " + part(abandoned, "process") + " had " + part(abandoned, "path")
                + (part(abandoned, "lock") == lock ? "" : ", which is another lock");
    }

    private static Object part(Object abandoned, String name)
            throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        Method accessor = abandoned.getClass().getMethod(name);
        return accessor.invoke(abandoned);
    }
}
