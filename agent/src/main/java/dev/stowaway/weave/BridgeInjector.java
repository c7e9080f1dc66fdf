package dev.stowaway.weave;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.function.Function;

/**
 * Defines the bridge into {@code java.io} and creates its instance.
 *
 * <p>The only class to which {@code java.io} is opened: it is loaded by a loader of its own, because opening the
 * package to the module of the agent's other classes, the unnamed one of the system loader, would open it to the
 * application as well. Called by reflection through {@link Function}, hence public.
 */
public final class BridgeInjector implements Function<Object[], Object> {
    /**
     * @param arguments an array of class files, that of the bridge last, then the arguments of the bridge's constructor
     * @return the bridge
     */
    @Override
    public Object apply(Object[] arguments) {
        try {
            MethodHandles.Lookup javaIo = MethodHandles.privateLookupIn(OutputStream.class, MethodHandles.lookup());
            Class<?> bridge = null;
            for (Object classFile : (Object[]) arguments[0]) {
                bridge = javaIo.defineClass((byte[]) classFile);
            }
            if (bridge == null) {
                throw new IllegalArgumentException("no class files");
            }
            Object[] delegates = new Object[arguments.length - 1];
            System.arraycopy(arguments, 1, delegates, 0, delegates.length);
            Constructor<?> constructor = bridge.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Object instance = constructor.newInstance(delegates);
            // Now, and not at the end of an application's stack, where a class that can't be initialized is lost.
            Class.forName("java.io.StowawayMarks", true, null);
            Class.forName("java.io.StowawayStreams", true, null);
            return instance;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the bridge can't be defined into java.io", e);
        }
    }
}
