package dev.stowaway.report;

import jdk.jfr.FlightRecorder;

/**
 * Tells the flight recorder of every lock while a recording wants to know, and does not wake it otherwise: its first
 * event costs some 90 ms unless it runs already. A JVM without the module {@code jdk.jfr} has no recorder to ask.
 * Thread-safe.
 */
public final class FlightRecordings {
    private final boolean possible = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    /** Whether a recording runs in which the event is enabled. Some nanoseconds. */
    public boolean isOn() {
        return possible && Recorder.isOn();
    }

    /** Writes one event. To be called when {@link #isOn} says so. */
    public void record(LockEvent lock) {
        Recorder.record(lock);
    }

    /** Apart, since it can't be linked in a JVM without the recorder. */
    private static final class Recorder {
        static boolean isOn() {
            return FlightRecorder.isInitialized() && new LockSerialized().isEnabled();
        }

        static void record(LockEvent lock) {
            LockSerialized event = new LockSerialized();
            Site site = lock.site();
            event.site = site == null ? null : site.id();
            event.kind = lock.kind();
            event.lockClass = lock.lockClass();
            event.path = lock.path();
            event.pattern = lock.pattern();
            event.destinationKind = lock.destinationKind();
            event.destination = lock.destination();
            event.callSite = Frame.text(lock.caller());
            event.action = lock.outcome().action().key();
            event.refusal = lock.outcome().refusal();
            event.commit();
        }
    }
}
