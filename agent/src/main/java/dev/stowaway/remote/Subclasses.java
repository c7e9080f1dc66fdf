package dev.stowaway.remote;

import dev.stowaway.weave.ProxyClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proxies of locks whose class is an application's subclass of one of the JDK's: of a class that is generated below it,
 * whose every method of the JDK's class asks the proxy of the JDK's. What the subclass adds is inherited, and what it
 * overrides happens where the lock lives.
 *
 * <p>That is a class of that type and of no state: it works if the subclass has no fields of its own, whose values a proxy
 * would not share, and nothing that keeps one from making an instance and overriding.
 */
public final class Subclasses {
    private static final ClassValue<Class<?>> GENERATED = new Generate();

    private Subclasses() {}

    /** Why there can't be a proxy of that class; null if there can. */
    public static @Nullable String obstacle(Class<?> type, Class<?> jdkClass) {
        String name = type.getName() + " can't be proxied: ";
        if (Modifier.isFinal(type.getModifiers())) {
            return name + "it is final";
        }
        if (!isPublic(type)) {
            return name + "it is not public";
        }
        if (constructor(type) == null) {
            return name + "it has no public or protected constructor without arguments";
        }
        for (Class<?> c = type; c != jdkClass; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    return name + "it has a field, " + field.getName() + ", which a proxy would not share";
                }
            }
            for (Method method : c.getDeclaredMethods()) {
                if (Modifier.isFinal(method.getModifiers()) && overrides(method, jdkClass)) {
                    return name + "its method " + method.getName() + " is final";
                }
            }
        }
        return null;
    }

    /** Also the classes around it: the generated one is in another package. */
    private static boolean isPublic(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Constructor<?> constructor(Class<?> type) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0
                    && (constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0) {
                return constructor;
            }
        }
        return null;
    }

    private static boolean overrides(Method method, Class<?> jdkClass) {
        try {
            jdkClass.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** The proxy of an application's class that asks the proxy of the JDK's. */
    static Object of(Class<?> type, Object proxy, Handed handed) {
        Class<?> jdkClass = proxy.getClass().getSuperclass();
        if (jdkClass == Object.class || jdkClass == type || !jdkClass.isAssignableFrom(type)) {
            throw new IllegalArgumentException(type.getName() + " is no application's class of such a lock");
        }
        String obstacle = obstacle(type, jdkClass);
        if (obstacle != null) {
            throw new IllegalArgumentException(obstacle);
        }
        try {
            Object instance = GENERATED.get(type).getDeclaredConstructor().newInstance();
            instance.getClass().getField(ProxyClass.DELEGATE).set(instance, proxy);
            instance.getClass().getField(ProxyClass.HANDLE).set(instance, new Written(handed));
            return instance;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no instance of " + type.getName() + " can be made: " + e.getCause(), e);
        }
    }

    /** What is written of a proxy, for a class that sees only the JDK's types. */
    private record Written(Handed handed) implements Supplier<Object> {
        @Override
        public Object get() {
            return StowawayJarNeededOnTheClassPath.of(handed);
        }
    }

    private static final class Generate extends ClassValue<Class<?>> {
        @Override
        protected Class<?> computeValue(Class<?> type) {
            Class<?> jdkClass = type.getSuperclass();
            while (!jdkClass.getName().startsWith("java.")) {
                jdkClass = jdkClass.getSuperclass();
            }
            List<Method> methods = new ArrayList<>();
            for (Method method : jdkClass.getDeclaredMethods()) {
                int modifiers = method.getModifiers();
                if (Modifier.isPublic(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers)) {
                    methods.add(method);
                }
            }
            return ProxyClass.define(type, jdkClass, methods);
        }
    }
}
