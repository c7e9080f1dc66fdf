package com.acme.paths;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lambdas, method references and dynamic proxies. */
@SuppressWarnings("UnusedVariable") // serialization reads the fields
final class LambdaTable extends Table {
    interface Task extends Callable<Object>, Serializable {}

    static final class Handler implements InvocationHandler, Serializable {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            throw new AssertionError("the agent has called " + method);
        }
    }

    static final class Owner implements Serializable {
        private final ReentrantLock lock = new ReentrantLock();

        Task task() {
            return () -> lock;
        }

        Task nestedTask() {
            Task inner = task();
            return () -> inner;
        }
    }

    @Override
    void fill() {
        Guarded guarded = new Guarded();
        ReentrantLock lock = new ReentrantLock();
        int number = hashCode();
        String text = toString();
        Task one = () -> guarded;
        Task several = () -> text + number + lock;
        Task reference = guarded::toString;
        row("LambdaTable.lambda.captured[0].lock", one);
        row("LambdaTable.lambda.captured[2]", several);
        row("LambdaTable.lambda.captured[0].lock", reference);
        row("LambdaTable.Owner.lambda.captured[0].lock", new Owner().task());
        row("LambdaTable.Owner.lambda.captured[0].captured[0].lock", new Owner().nestedTask());
        row("LambdaTable$1.lambda.captured[0].lock", anonymous(guarded).get());
        inside(one, several);
        proxies(guarded);
    }

    private void inside(Task one, Task several) {
        row("Box.content.captured[0].lock", new Box(one));
        row("Object[][1].captured[2]", new Object[] {"a", several});
        row("ImmutableCollections.List12[0].captured[0].lock", List.of(one));
        row("HashMap[\"k\"].captured[0].lock", new HashMap<>(Map.of("k", one)));
        row("HashMap[key " + idOfLambda(one) + "].captured[0].lock", new HashMap<>(Map.of(one, "v")));
        row("HashSet{" + idOfLambda(one) + "}.captured[0].lock", new HashSet<>(Set.of(one)));
        Task array = capturing(new Object[] {"a", new Guarded()});
        row("LambdaTable.lambda.captured[0][1].lock", array);
        row("LambdaTable.lambda.captured[0][1].lock", capturing(ListTable.listOf("a", new Guarded())));
        row("LambdaTable.lambda.captured[0].content.captured[0].lock", capturing(new Box(one)));
    }

    private void proxies(Guarded guarded) {
        Object proxy = proxy();
        row("Proxy.h.lock", proxy);
        row("Box.content.h.lock", new Box(proxy));
        row("Object[][0].h.lock", new Object[] {proxy});
        row("ArrayList[1].h.lock", ListTable.listOf("a", proxy));
        InvocationHandler lambda = (InvocationHandler & Serializable) (self, method, arguments) -> guarded;
        row("Proxy.h.captured[0].lock", Proxy.newProxyInstance(loader(), new Class<?>[] {Task.class}, lambda));
    }

    private static Task capturing(Object captured) {
        return () -> captured;
    }

    private static Supplier<Task> anonymous(Guarded captured) {
        return new Supplier<>() {
            @Override
            public Task get() {
                return () -> captured;
            }
        };
    }

    private static Object proxy() {
        return Proxy.newProxyInstance(loader(), new Class<?>[] {Task.class}, new Handler());
    }

    private static ClassLoader loader() {
        return LambdaTable.class.getClassLoader();
    }

    private static String idOfLambda(Object lambda) {
        return "LambdaTable.lambda@" + Integer.toHexString(System.identityHashCode(lambda));
    }
}
