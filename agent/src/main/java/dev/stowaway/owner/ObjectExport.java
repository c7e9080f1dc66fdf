package dev.stowaway.owner;

import dev.stowaway.locks.LockKind;
import dev.stowaway.wire.Payload;
import java.lang.ref.ReferenceQueue;

/** An object that others call, and that is no lock. */
final class ObjectExport extends Export {
    private final Callee callee;

    /**
     * @param object that lives for as long as others need it
     * @param callee does not refer to it strongly, or is it
     */
    ObjectExport(Object object, Callee callee, long id, String name, ReferenceQueue<Object> queue) {
        super(object, id, id, name, queue);
        this.callee = callee;
    }

    @Override
    Callee.Answer call(Peer peer, long method, Payload arguments) throws InterruptedException {
        peer.account(this, 0);
        return callee.call(peer, method, arguments);
    }

    @Override
    void settle(Peer peer) {
        callee.died(peer);
    }

    @Override
    LockKind kind() {
        throw new UnsupportedOperationException(path() + " is no lock");
    }
}
