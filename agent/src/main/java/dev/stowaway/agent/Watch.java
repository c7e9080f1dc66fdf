package dev.stowaway.agent;

import dev.stowaway.inspect.ChildStreams;
import dev.stowaway.inspect.Inspector;
import dev.stowaway.inspect.Meeting;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.report.Books;
import dev.stowaway.report.Logging;
import dev.stowaway.rules.Options;
import dev.stowaway.weave.LockListener;
import dev.stowaway.weave.Weaving;
import java.io.ObjectStreamException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps watch from the start, and grows into its parts when the application first serializes: what they need is
 * loaded then, not while the JVM starts.
 *
 * <p>Assumptions and guarantees: {@link #firstUse} and {@link #met} are called by any threads of the application. The first
 * of them to come builds the parts, without running any code of the application; others wait for that alone.
 */
final class Watch implements LockListener, Consumer<Throwable> {
    private final Options options;
    private final Weaving weaving;
    private final Logging logging;
    private final Books books;
    private final ChildStreams children;

    private volatile @Nullable LockInterceptor interceptor;
    private volatile @Nullable SelfTest selfTest;

    Watch(Options options, Weaving weaving, Logging logging, Books books, ChildStreams children) {
        this.options = options;
        this.weaving = weaving;
        this.logging = logging;
        this.books = books;
        this.children = children;
    }

    /** The first use of serialization: the self-test, on the thread of the application that comes first. */
    @Override
    public void firstUse() {
        try {
            SelfTest test = new SelfTest();
            selfTest = test;
            String problem = test.run();
            if (!problem.isEmpty()) {
                turnOff(problem, null);
            }
        } catch (Throwable t) { // the host's border
            turnOff("the self-test failed", t);
        } finally {
            selfTest = null;
        }
    }

    @Override
    public @Nullable Object met(Meeting meeting) throws ObjectStreamException {
        SelfTest test = selfTest;
        if (test != null && test.isOn(meeting.lock())) {
            return test.met(meeting);
        }
        LockInterceptor known = interceptor;
        if (known == null) {
            try {
                known = build();
            } catch (Throwable t) { // the host's border
                turnOff("the parts can't be built", t);
                return meeting.lock();
            }
        }
        return known.met(meeting);
    }

    /** A class of the JDK could not be woven. */
    @Override
    public void accept(Throwable cause) {
        turnOff("a hook does not fit this JVM", cause);
    }

    /** Lets every lock pass from now on, and says so. */
    private void turnOff(String problem, @Nullable Throwable cause) {
        weaving.stop();
        try {
            String message = "Stowaway turned itself off, the application is not affected: "
                    + problem
                    + " (Java "
                    + Runtime.version()
                    + ")";
            if (cause == null) {
                logging.logger().error(message);
            } else {
                logging.logger().error(message, cause);
            }
        } catch (Throwable t) { // the host's border: what logging can't say, nobody can
        }
    }

    private synchronized LockInterceptor build() {
        LockInterceptor known = interceptor;
        if (known == null) {
            LockKinds kinds = new LockKinds(weaving.catalogue());
            Inspector inspector = new Inspector(weaving.access(), options, kinds, children);
            books.sites().alsoPassedOver(weaving.ownedByJdk());
            known = new LockInterceptor(
                    books.policy(),
                    weaving.access(),
                    kinds,
                    inspector,
                    books.sites(),
                    books.reporter(),
                    books.suppressed());
            interceptor = known;
        }
        return known;
    }
}
