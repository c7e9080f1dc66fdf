package dev.stowaway.share;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/**
 * An array of any type, with its elements as doubles, for tests that are the same for all of them: which so have the same methods,
 * found by reflection.
 */
record Numbers(SharedArray<?> array) {
    static final String[] TYPES = {"byte", "int", "long", "float", "double"};

    static Numbers create(String type, Path file, long... shape) throws IOException {
        return new Numbers(
                switch (type) {
                    case "byte" -> SharedByteArray.create(file, shape);
                    case "int" -> SharedIntArray.create(file, shape);
                    case "long" -> SharedLongArray.create(file, shape);
                    case "float" -> SharedFloatArray.create(file, shape);
                    case "double" -> SharedDoubleArray.create(file, shape);
                    default -> throw new IllegalArgumentException(type);
                });
    }

    static Numbers attach(String type, Path file) throws IOException {
        return new Numbers(
                switch (type) {
                    case "byte" -> SharedByteArray.attach(file);
                    case "int" -> SharedIntArray.attach(file);
                    case "long" -> SharedLongArray.attach(file);
                    case "float" -> SharedFloatArray.attach(file);
                    case "double" -> SharedDoubleArray.attach(file);
                    default -> throw new IllegalArgumentException(type);
                });
    }

    double get(long... index) {
        return number(index.length == 1 ? call("get", index[0]) : call("get", index));
    }

    void set(double value, long... index) {
        if (index.length == 1) {
            call("set", element(value), index[0]);
        } else {
            call("set", element(value), index);
        }
    }

    double getVolatile(long... index) {
        return number(call("getVolatile", index));
    }

    void setVolatile(double value, long... index) {
        call("setVolatile", element(value), index);
    }

    double getAndSet(double value, long... index) {
        return number(call("getAndSet", element(value), index));
    }

    double getAndAdd(double delta, long... index) {
        return number(
                index.length == 1
                        ? call("getAndAdd", element(delta), index[0])
                        : call("getAndAdd", element(delta), index));
    }

    boolean compareAndSet(double expected, double value, long... index) {
        return (Boolean)
                (index.length == 1
                        ? call("compareAndSet", element(expected), element(value), index[0])
                        : call("compareAndSet", element(expected), element(value), index));
    }

    void fill(double value) {
        call("fill", element(value));
    }

    void add(double value) {
        call("add", element(value));
    }

    void multiply(double value) {
        call("multiply", element(value));
    }

    void negate() {
        if (array instanceof SharedLongArray longs) {
            longs.apply(x -> -x);
        } else if (array instanceof SharedIntArray ints) {
            ints.apply(x -> -x);
        } else if (array instanceof SharedByteArray bytes) {
            bytes.apply(x -> -x);
        } else if (array instanceof SharedFloatArray floats) {
            floats.apply(x -> -x);
        } else {
            ((SharedDoubleArray) array).apply(x -> -x);
        }
    }

    double sum() {
        return number(call("sum"));
    }

    double[] copied() {
        double[] copied = new double[(int) array.size()];
        Object target = Array.newInstance(type(), copied.length);
        call("copyTo", target);
        for (int i = 0; i < copied.length; i++) {
            copied[i] = Array.getDouble(target, i);
        }
        return copied;
    }

    void copy(double[] numbers) {
        Object source = Array.newInstance(type(), numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            Array.set(source, i, element(numbers[i]));
        }
        call("copyFrom", source);
    }

    private Class<?> type() {
        return primitive(element(0));
    }

    private static Class<?> primitive(Object object) {
        return MethodType.methodType(object.getClass()).unwrap().returnType();
    }

    private Object element(double value) {
        if (array instanceof SharedByteArray) {
            return (byte) value;
        } else if (array instanceof SharedIntArray) {
            return (int) value;
        } else if (array instanceof SharedLongArray) {
            return (long) value;
        } else if (array instanceof SharedFloatArray) {
            return (float) value;
        }
        return value;
    }

    private static double number(Object number) {
        return ((Number) number).doubleValue();
    }

    private Object call(String name, Object... arguments) {
        Class<?>[] types = new Class<?>[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = primitive(arguments[i]);
        }
        try {
            return array.getClass().getMethod(name, types).invoke(array, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new LinkageError(name, e);
        }
    }
}
