package dev.stowaway.objects;

import dev.stowaway.owner.Called;
import dev.stowaway.owner.Callee;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What stands behind a shared object in its own process: the object itself, which a copy is never written of. Thread-safe. */
final class Home implements InvocationHandler, Called {
    private final Object object;
    private final Class<?> type;
    private final Residence residence;

    Home(Object object, Class<?> type, Residence residence) {
        this.object = object;
        this.type = type;
        this.residence = residence;
    }

    @Override
    public Callee callee() {
        return residence.callee();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> residence.toString();
            };
        }
        if (method.getDeclaringClass() == Written.class) {
            return new Handle(residence.written(proxy), type, residence.admission());
        }
        try {
            method.trySetAccessible();
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
