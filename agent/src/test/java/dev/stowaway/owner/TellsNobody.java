package dev.stowaway.owner;

import dev.stowaway.AbandonedLock;
import dev.stowaway.report.Deadlock;

/** Fails on what must not happen in a test. */
final class TellsNobody implements Incidents {
    @Override
    public void abandoned(AbandonedLock lock, boolean isReleased) {}

    @Override
    public void warning(String message) {}

    @Override
    public void deadlock(Deadlock deadlock) {}

    @Override
    public void listenerThrew(Throwable thrown) {
        throw new AssertionError(thrown);
    }

    @Override
    public void failed(Throwable failure) {
        throw new AssertionError(failure);
    }
}
