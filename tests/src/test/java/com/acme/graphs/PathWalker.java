package com.acme.graphs;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Follows a path from a root, as a reader of the grammar would: through the collections' own interfaces. Shares no code
 * and no idea with the agent, which reads the collections' fields.
 */
final class PathWalker {
    private final String path;
    private int at;

    private PathWalker(String path) {
        this.path = path;
    }

    /**
     * The object that {@code path} leads to.
     *
     * @throws IllegalArgumentException if it leads nowhere, or to several objects
     */
    static Object follow(Object root, String path) throws ReflectiveOperationException {
        String name = nameOfRoot(root);
        if (!path.startsWith(name)) {
            throw new IllegalArgumentException("the root is " + name);
        }
        PathWalker walker = new PathWalker(path);
        walker.at = name.length();
        Object object = root;
        while (walker.at < path.length()) {
            object = walker.step(object);
        }
        return object;
    }

    private static String nameOfRoot(Object root) {
        if (Proxy.isProxyClass(root.getClass())) {
            return "Proxy";
        }
        if (root.getClass().getName().contains("$$Lambda")) {
            return "Nodes.lambda";
        }
        // No package here has an uppercase letter, no class a lowercase one at its start.
        return root.getClass().getCanonicalName().replaceFirst("^([a-z]+\\.)+", "");
    }

    private Object step(Object object) throws ReflectiveOperationException {
        char kind = path.charAt(at);
        return switch (kind) {
            case '[' -> inBrackets(object, upTo(']'));
            case '{' -> byIdentity((Collection<?>) object, upTo('}'));
            case '~' -> replacement(object, name());
            case '.' -> path.startsWith(".captured[", at) ? captured(object) : member(object, name());
            default -> throw new IllegalArgumentException("no edge begins with " + kind + " at " + at);
        };
    }

    private String upTo(char end) {
        int close = path.indexOf(end, at);
        String text = path.substring(at + 1, close);
        at = close + 1;
        return text;
    }

    private String name() {
        int start = ++at;
        while (at < path.length() && ".[{~".indexOf(path.charAt(at)) < 0) {
            at++;
        }
        return path.substring(start, at);
    }

    private static Object inBrackets(Object object, String text) {
        if (!(object instanceof Map<?, ?> map)) {
            Collection<?> elements = object instanceof Object[] array ? Arrays.asList(array) : (Collection<?>) object;
            return new ArrayList<>(elements).get(Integer.parseInt(text));
        }
        if (text.startsWith("key ")) {
            return byIdentity(map.keySet(), text.substring("key ".length()));
        }
        List<Object> values = new ArrayList<>();
        map.forEach((key, value) -> {
            if (text.equals(printed(key))) {
                values.add(value);
            }
        });
        return only(values, text);
    }

    private static String printed(Object key) {
        if (key instanceof String) {
            return "\"" + key + "\"";
        }
        return key instanceof Integer || key instanceof Enum<?> ? key.toString() : identity(key);
    }

    private static Object byIdentity(Collection<?> elements, String identity) {
        List<Object> found = new ArrayList<>(elements);
        found.removeIf(element -> !identity(element).equals(identity));
        return only(found, identity);
    }

    private static String identity(Object object) {
        String root = nameOfRoot(object);
        String name = root.endsWith(".lambda") ? root : root.substring(root.lastIndexOf('.') + 1);
        return name + "@" + Integer.toHexString(System.identityHashCode(object));
    }

    private static Object only(List<Object> found, String text) {
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " objects at " + text);
        }
        return found.get(0);
    }

    private static Object replacement(Object object, String name) throws ReflectiveOperationException {
        Object replacement = invokeWriteReplace(object);
        if (!replacement.getClass().getSimpleName().equals(name)) {
            throw new IllegalArgumentException("the replacement is " + replacement + ", not " + name);
        }
        return replacement;
    }

    private Object captured(Object lambda) throws ReflectiveOperationException {
        at += ".captured".length();
        return ((SerializedLambda) invokeWriteReplace(lambda)).getCapturedArg(Integer.parseInt(upTo(']')));
    }

    private static Object invokeWriteReplace(Object object)
            throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        Method method = object.getClass().getDeclaredMethod("writeReplace");
        method.setAccessible(true);
        return method.invoke(object);
    }

    private static Object member(Object object, String name) throws ReflectiveOperationException {
        if (object instanceof AtomicReference<?> reference && name.equals("value")) {
            return reference.get();
        }
        if (Proxy.isProxyClass(object.getClass()) && name.equals("h")) {
            return Proxy.getInvocationHandler(object);
        }
        boolean itself = name.equals("writeObject()") || name.equals("writeExternal()");
        if (itself || object instanceof Nodes.Putting) {
            return ((Nodes.Writer) object).written(itself ? null : name);
        }
        int hidden = name.indexOf('#');
        Field field = declaring(object.getClass(), name.substring(0, Math.max(hidden, 0)))
                .getDeclaredField(name.substring(hidden + 1));
        field.setAccessible(true);
        return field.get(object);
    }

    /** The class that is named; the object's own if none is, since the fields of its superclasses are hidden here. */
    private static Class<?> declaring(Class<?> type, String name) {
        return name.isEmpty() || type.getSimpleName().equals(name) ? type : declaring(type.getSuperclass(), name);
    }
}
