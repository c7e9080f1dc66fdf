package dev.stowaway.objects;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of an interface by numbers that are the same in all processes, also in those that have another version of the
 * interface: what is missing there is then said. Thread-safe.
 */
final class MethodTable {
    private static final ClassValue<MethodTable> TABLES = new ClassValue<>() {
        @Override
        protected MethodTable computeValue(Class<?> type) {
            return new MethodTable(type);
        }
    };

    private final Map<Long, Method> byNumber = new HashMap<>();
    private final Map<Method, Long> numbers = new HashMap<>();

    private MethodTable(Class<?> type) {
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                if (Modifier.isPublic(type.getModifiers())) {
                    checkIsSeen(type, method);
                }
                long number = number(signature(method));
                Method other = byNumber.putIfAbsent(number, method);
                if (other != null && !signature(other).equals(signature(method))) {
                    throw new IllegalArgumentException(
                            "the methods " + other + " and " + method + " can't be told apart: rename one");
                }
                method.trySetAccessible(); // of an interface that is not public
                numbers.put(method, number);
            }
        }
    }

    /** By the class of a proxy, which is in the package of the interface only if that is not public. */
    private static void checkIsSeen(Class<?> type, Method method) {
        List<Class<?>> outcomes = new ArrayList<>(List.of(method.getExceptionTypes()));
        outcomes.add(method.getReturnType());
        for (Class<?> outcome : outcomes) {
            Class<?> element = outcome;
            while (element.isArray()) {
                element = element.getComponentType();
            }
            if ((element.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
                throw new IllegalArgumentException(type.getName() + "." + method.getName()
                        + " can't be called from other processes: " + element.getName()
                        + " is not public, and the interface is. Make both so, or neither");
            }
        }
    }

    static MethodTable of(Class<?> type) {
        return TABLES.get(type);
    }

    /** With the return type: a bridge is another method. */
    private static String signature(Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
    }

    /** FNV-1a of 64 bits (Fowler, Noll, Vo). */
    private static long number(String signature) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < signature.length(); i++) {
            hash = (hash ^ signature.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    @Nullable
    Method method(long number) {
        return byNumber.get(number);
    }

    /** @throws IllegalArgumentException if the interface has no such method */
    long number(Method method) {
        Long number = numbers.get(method);
        if (number == null) {
            throw new IllegalArgumentException("not a method of the interface: " + method);
        }
        return number;
    }
}
