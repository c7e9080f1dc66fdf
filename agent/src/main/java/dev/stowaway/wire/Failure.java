package dev.stowaway.wire;

/** Why a request was not carried out. The ordinal is what travels: new ones go to the end. */
public enum Failure {
    /** The target is not (or no longer) known to the owner. */
    NO_SUCH_LOCK,
    ILLEGAL_MONITOR_STATE,
    ILLEGAL_ARGUMENT,
    /** The lock does not offer that. */
    UNSUPPORTED,
    BROKEN_BARRIER,
    /** The barrier was not reached by all in time. */
    TIMED_OUT,
    /** Code of the application that ran in the owner threw; the text is the exception. */
    APPLICATION;

    private static final Failure[] ALL = values();

    /** {@link #APPLICATION} if it is none that this version knows. */
    public static Failure of(int mode) {
        return mode < ALL.length ? ALL[mode] : APPLICATION;
    }
}
