package dev.stowaway.objects;

import dev.stowaway.OwnerFailedException;
import dev.stowaway.UnreadableArgumentException;
import dev.stowaway.owner.Callee.Answer;
import dev.stowaway.remote.RemoteObject;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What stands behind a proxy of an object of another process. Thread-safe. */
final class Stub implements InvocationHandler {
    private final Class<?> type;
    private final RemoteObject object;
    private final Reading reading;
    private final MethodTable methods;

    Stub(Class<?> type, RemoteObject object, Reading reading) {
        this.type = type;
        this.object = object;
        this.reading = reading;
        this.methods = MethodTable.of(type);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> type.getSimpleName() + " of " + object.process();
            };
        }
        if (method.getDeclaringClass() == Written.class) {
            return new Handle(object.address(), type, reading.admission());
        }
        Payload sent = write(arguments);
        long number = methods.number(method);
        Answer answer;
        if (method.isAnnotationPresent(Waits.class)) {
            answer = object.callInTime(number, sent, nanos(arguments));
            if (answer == null) {
                return false;
            }
        } else {
            answer = isInterruptible(method) ? object.callInterruptibly(number, sent) : object.call(number, sent);
        }
        if (answer.isThrown()) {
            throw declared(Thrown.read(answer.payload(), reading, object.process()), method);
        }
        Object result = read(answer, method);
        if (method.isAnnotationPresent(Kept.class)) {
            Copies.came(result);
        }
        return result;
    }

    private static long nanos(Object @Nullable [] arguments) {
        return arguments != null && arguments[0] instanceof Long time && arguments[1] instanceof TimeUnit unit
                ? Math.max(unit.toNanos(time), 0)
                : Frame.FOREVER;
    }

    private Payload write(Object @Nullable [] arguments) {
        ValueWriter out = new ValueWriter(reading);
        try {
            for (int i = 0; arguments != null && i < arguments.length; i++) {
                out.writeValue(arguments[i]);
            }
        } catch (IOException e) {
            throw new UnreadableArgumentException("an argument can't be sent to another process: " + e.getMessage(), e);
        }
        return out.payload();
    }

    private @Nullable Object read(Answer answer, Method method) {
        try {
            return new ValueReader(answer.payload(), reading).readValue();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the result of " + type.getSimpleName() + "." + method.getName() + " of " + object.process()
                            + " can't be read: " + e.getMessage(),
                    e);
        }
    }

    private static boolean isInterruptible(Method method) {
        for (Class<?> exception : method.getExceptionTypes()) {
            if (exception.isAssignableFrom(InterruptedException.class)) {
                return true;
            }
        }
        return false;
    }

    /** A checked exception that the method does not declare would get to the caller as no exception of its own. */
    private Throwable declared(Throwable thrown, Method method) {
        if (thrown instanceof RuntimeException || thrown instanceof Error) {
            return thrown;
        }
        for (Class<?> exception : method.getExceptionTypes()) {
            if (exception.isInstance(thrown)) {
                if (thrown instanceof InterruptedException) {
                    Thread.interrupted(); // of which this is the news
                }
                return thrown;
            }
        }
        return new OwnerFailedException("in " + object.process() + ": " + thrown, thrown);
    }
}
