package dev.stowaway.weave;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.function.Function;

/**
 * Defines a bridge into {@code java.io} or {@code java.lang} and creates its instance.
 *
 * <p>Packages are opened to nothing but this class: it is loaded by a loader of its own, because opening a package
 * to the module of the agent's other classes, the unnamed one of the system loader, would open it to the
 * application as well. Called by reflection through {@link Function}, hence public.
 */
public final class BridgeInjector implements Function<Object[], Object> {
    /**
     * @param arguments a class of the package; an array of class files, that of the bridge last; the names of those to
     *     be initialized; the arguments of the bridge's constructor
     * @return the bridge
     */
    @Override
    public Object apply(Object[] arguments) {
        Class<?> neighbour = (Class<?>) arguments[0];
        try {
            MethodHandles.Lookup inPackage = MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup());
            Class<?> bridge = null;
            for (Object classFile : (Object[]) arguments[1]) {
                bridge = inPackage.defineClass((byte[]) classFile);
            }
            if (bridge == null) {
                throw new IllegalArgumentException("no class files");
            }
            Constructor<?> constructor = bridge.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Object instance = constructor.newInstance((Object[]) arguments[3]);
            for (String name : (String[]) arguments[2]) {
                Class.forName(name, true, null);
            }
            return instance;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the bridge can't be defined into " + neighbour.getPackageName(), e);
        }
    }
}
