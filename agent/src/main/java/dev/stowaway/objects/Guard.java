package dev.stowaway.objects;

import java.io.ObjectInputFilter;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Stands before what is read of one value. Beside what the application has said, it lets in what a handle has turned into and
 * exceptions of the JDK, and keeps out arrays that the value can't fill; and it remembers what it has refused, which the JDK's
 * exception does not tell. Not thread-safe.
 */
final class Guard implements ObjectInputFilter {
    /** A hash table may have so many places for each byte that its entries take at least, and a small one has this many. */
    private static final long PLACES_PER_BYTE = 4;

    private static final long FEW_PLACES = 64;

    private final Reading reading;
    private final long mostPlaces;
    private @Nullable String refused;

    /** @param length of the value, in bytes */
    Guard(Reading reading, int length) {
        this.reading = reading;
        this.mostPlaces = PLACES_PER_BYTE * length + FEW_PLACES;
    }

    /** What is to be said of what was; null if nothing was. */
    @Nullable
    String refused() {
        return refused;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        Class<?> type = info.serialClass();
        if (info.arrayLength() > mostPlaces) {
            refused = Reading.refusal(
                    "an array of " + info.arrayLength() + " elements, of which it does not hold as many,");
            return Status.REJECTED;
        }
        if (type != null && (isProxy(type) || isExceptionOfJdk(type))) {
            return Status.ALLOWED;
        }
        Status status = reading.filter().checkInput(info);
        if (status == Status.REJECTED) {
            refused = reading.refusal(info);
        }
        return status;
    }

    /** What a handle has turned into. */
    private static boolean isProxy(Class<?> type) {
        return Proxy.isProxyClass(type) && Written.class.isAssignableFrom(type);
    }

    /** Of those in java.*, none does more than keep what it is given; those in javax.* do. */
    private static boolean isExceptionOfJdk(Class<?> type) {
        return Throwable.class.isAssignableFrom(type) && type.getName().startsWith("java.");
    }
}
