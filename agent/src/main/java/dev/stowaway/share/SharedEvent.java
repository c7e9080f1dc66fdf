package dev.stowaway.share;

import dev.stowaway.objects.Waits;
import java.util.concurrent.TimeUnit;

/** Something that has happened or not: those who wait for it go on when it has. Thread-safe. */
public interface SharedEvent {
    /** It has happened: whoever waits goes on. */
    void set();

    /** It has not: whoever comes waits. */
    void clear();

    boolean isSet();

    /** Waits until it has happened. */
    @Waits
    void await() throws InterruptedException;

    /**
     * The same for so long.
     *
     * @return false if the time was over before
     */
    @Waits
    boolean await(long timeout, TimeUnit unit) throws InterruptedException;
}
