package dev.stowaway.launch;

import dev.stowaway.access.Access;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies the environment of a launch, byte by byte: on Unix a variable need not be text in any encoding, and would not
 * survive the way through strings. The JDK takes none but its own class for an environment.
 */
final class EnvironmentCopy {
    private final Access access;

    EnvironmentCopy(Access access) {
        this.access = access;
    }

    /**
     * The copy, with one more variable.
     *
     * @param environment null for that of this JVM
     * @throws LinkageError if the JDK's class is not one that is known
     */
    Map<String, String> with(@Nullable Map<String, String> environment, String name, String value) {
        try {
            Map<String, String> copy = environment == null ? ofThisJvm() : copyOf(environment);
            copy.put(name, value);
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the environment of a process can't be copied", e);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> ofThisJvm() throws ReflectiveOperationException {
        Method environment =
                Class.forName("java.lang.ProcessEnvironment", true, null).getDeclaredMethod("environment");
        access.open(environment);
        return (Map<String, String>) environment.invoke(null);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> copyOf(Map<String, String> environment) throws ReflectiveOperationException {
        if (environment instanceof HashMap<?, ?> onWindows) {
            return (Map<String, String>) onWindows.clone();
        }
        Class<?> type = environment.getClass();
        Object variables = access.field(type, "m").get(environment);
        Constructor<?> constructor = type.getDeclaredConstructor(Map.class);
        access.open(constructor);
        return (Map<String, String>) constructor.newInstance(new HashMap<>((Map<?, ?>) variables));
    }
}
