package dev.stowaway.owner;

import dev.stowaway.AbandonedLock;
import dev.stowaway.report.Deadlock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Where there is no agent, whose log it would be, the JDK's own ({@link System.Logger}) is told of what befalls shared locks,
 * under the same name.
 */
final class SystemLogger implements Incidents {
    private static final String NAME = "stowaway";

    @Override
    public void abandoned(AbandonedLock lock, boolean isReleased) {
        logger().log(Level.WARNING, Incidents.text(lock, isReleased));
    }

    @Override
    public void warning(String message) {
        logger().log(Level.WARNING, message);
    }

    @Override
    public void deadlock(Deadlock deadlock) {
        logger().log(Level.ERROR, deadlock.text());
    }

    @Override
    public void listenerThrew(Throwable thrown) {
        logger().log(Level.WARNING, "a listener of the application threw", thrown);
    }

    @Override
    public void failed(Throwable failure) {
        logger().log(Level.ERROR, "Stowaway failed at something that it does for other processes", failure);
    }

    /** Asked for when there is something to say: it starts the application's logging. */
    private static Logger logger() {
        return System.getLogger(NAME);
    }
}
