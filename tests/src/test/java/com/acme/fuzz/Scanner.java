package com.acme.fuzz;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The scan of the built jar. By reflection: the tests are compiled without the agent. */
public final class Scanner {
    private final Object scan;
    private final Method ofBytes;
    private final Method ofStream;

    /** Without limits, but those that hold in any case. */
    public Scanner(boolean redact) throws ReflectiveOperationException {
        Class<?> catalogue = Class.forName("dev.stowaway.locks.Catalogue");
        Class<?> limits = Class.forName("dev.stowaway.scan.ScanLimits");
        Class<?> type = Class.forName("dev.stowaway.scan.Scan");
        Constructor<?> constructor = type.getConstructor(catalogue, boolean.class, limits);
        scan = constructor.newInstance(
                catalogue.getConstructor(List.class).newInstance(List.of()),
                redact,
                limits.getMethod("none").invoke(null));
        ofBytes = type.getMethod("of", byte[].class, int.class, int.class, Consumer.class);
        ofStream = type.getMethod("of", InputStream.class, Consumer.class);
    }

    /** The result in words, and the locks that were found. */
    public record Found(String result, long passedOver, List<String> problems, List<Object> locks) {
        public List<String> paths() {
            List<String> paths = new ArrayList<>();
            for (Object lock : locks) {
                paths.add((String) property(lock, "path"));
            }
            return paths;
        }
    }

    public Found scan(byte[] bytes) {
        List<Object> locks = new ArrayList<>();
        Consumer<Object> found = locks::add;
        return found(invoke(ofBytes, bytes, 0, bytes.length, found), locks);
    }

    /** The same through a window. */
    public Found scanStream(byte[] bytes) {
        return scan(new ByteArrayInputStream(bytes));
    }

    public Found scan(InputStream bytes) {
        List<Object> locks = new ArrayList<>();
        Consumer<Object> found = locks::add;
        return found(invoke(ofStream, bytes, found), locks);
    }

    private static Found found(Object result, List<Object> locks) {
        List<String> problems = new ArrayList<>();
        for (Object problem : (List<?>) property(result, "problems")) {
            problems.add(problem.toString());
        }
        return new Found(result.toString(), (Long) property(result, "passedOver"), problems, locks);
    }

    private static Object property(Object record, String name) {
        try {
            return record.getClass().getMethod(name).invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object invoke(Method method, Object... arguments) {
        try {
            return method.invoke(scan, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError("an exception came out of the scan", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
