package dev.stowaway.objects;

import dev.stowaway.OwnerFailedException;
import dev.stowaway.UnreadableArgumentException;
import dev.stowaway.owner.Callee;
import dev.stowaway.owner.Caller;
import dev.stowaway.wire.Payload;
import dev.stowaway.wire.ProcessName;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Carries out calls of the methods of one interface, and of no others, on an object. Thread-safe, as far as the object is. */
final class InterfaceCallee implements Callee {
    private final Object object;
    private final Class<?> type;
    private final MethodTable methods;
    private final Reading reading;

    InterfaceCallee(Object object, Class<?> type, Reading reading) {
        this.object = object;
        this.type = type;
        this.methods = MethodTable.of(type);
        this.reading = reading;
    }

    @Override
    public Answer call(Caller caller, long number, Payload arguments) {
        Method method = methods.method(number);
        if (method == null) {
            return new Answer(
                    true,
                    Thrown.write(new NoSuchMethodError("the method is not one of " + type.getName()
                            + " as it is in this process: use the same version of it in both")));
        }
        try {
            return new Answer(false, result(method, method.invoke(object, arguments(method, arguments))));
        } catch (InvocationTargetException e) {
            return new Answer(true, Thrown.write(e.getCause() == null ? e : e.getCause()));
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            return new Answer(true, Thrown.write(e));
        }
    }

    private Object[] arguments(Method method, Payload payload) {
        Object[] arguments = new Object[method.getParameterCount()];
        try {
            ValueReader in = new ValueReader(payload, reading);
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = in.readValue();
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new UnreadableArgumentException(
                    "an argument of " + name(method) + " can't be read: " + e.getMessage(), e);
        }
        return arguments;
    }

    private Payload result(Method method, @Nullable Object result) {
        ValueWriter out = new ValueWriter();
        try {
            out.writeValue(result);
        } catch (IOException e) { // which is none of those that the method may declare
            throw new OwnerFailedException(
                    "in " + ProcessName.own() + ": the result of " + name(method)
                            + " can't be sent to another process: " + e,
                    e);
        }
        return out.payload();
    }

    private String name(Method method) {
        return type.getSimpleName() + "." + method.getName();
    }

    @Override
    public boolean remembersCallers() {
        return false;
    }

    /** It has no part in what the object does. */
    @Override
    public void died(Caller caller) {}
}
