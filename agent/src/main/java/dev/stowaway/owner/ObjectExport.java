package dev.stowaway.owner;

import dev.stowaway.locks.LockKind;
import dev.stowaway.wire.Payload;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Proxy;

/**
 * An object that others call, and that is no lock. What carries out its calls is asked of the object itself: were it known
 * here, an object that refers to itself would never be gone.
 */
final class ObjectExport extends Export {
    ObjectExport(Object object, long id, String name, ReferenceQueue<Object> queue) {
        super(object, id, id, name, queue);
    }

    @Override
    Callee.Answer call(Peer peer, long method, Payload arguments) throws InterruptedException {
        Object object = get();
        if (object == null) {
            throw new IllegalStateException("nobody has that object any more");
        }
        Callee callee = callee(object);
        if (callee.remembersCallers()) {
            peer.account(this, 0);
        }
        return callee.call(peer, method, arguments);
    }

    @Override
    boolean remembersCallers() {
        Object object = get();
        return object != null && callee(object).remembersCallers();
    }

    @Override
    void settle(Peer peer) {
        Object object = get();
        if (object != null) {
            callee(object).died(peer);
        }
    }

    private static Callee callee(Object object) {
        Object called = Proxy.isProxyClass(object.getClass()) ? Proxy.getInvocationHandler(object) : object;
        return ((Called) called).callee();
    }

    @Override
    LockKind kind() {
        throw new UnsupportedOperationException(path() + " is no lock");
    }
}
