package dev.stowaway.agent;

import dev.stowaway.inspect.Inspector;
import dev.stowaway.inspect.Meeting;
import dev.stowaway.locks.Catalogue;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.report.Logging;
import dev.stowaway.report.Sites;
import dev.stowaway.report.Summary;
import dev.stowaway.report.SummaryHook;
import dev.stowaway.report.Suppressed;
import dev.stowaway.rules.Options;
import dev.stowaway.weave.LockListener;
import dev.stowaway.weave.Weaving;
import java.io.ObjectStreamException;
import java.util.concurrent.atomic.LongAdder;
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
    private final Catalogue catalogue;
    private final Weaving weaving;
    private final Logging logging;

    private record Parts(Inspector inspector, LockInterceptor interceptor, Sites sites) {}

    private volatile @Nullable Parts parts;
    private volatile @Nullable SelfTest selfTest;

    Watch(Options options, Catalogue catalogue, Weaving weaving, Logging logging) {
        this.options = options;
        this.catalogue = catalogue;
        this.weaving = weaving;
        this.logging = logging;
    }

    /** The first use of serialization: the self-test, on the thread of the application that comes first. */
    @Override
    public void firstUse(LongAdder ownedByJdk) {
        try {
            parts().sites().alsoPassedOver(ownedByJdk);
            SelfTest test = new SelfTest(parts().inspector());
            selfTest = test;
            String problem = test.run();
            if (problem != null) {
                turnOff(problem, null);
            }
        } catch (Throwable t) { // the host's border
            turnOff("the self-test failed", t);
        } finally {
            selfTest = null;
        }
    }

    @Override
    public Object met(Meeting meeting) throws ObjectStreamException {
        SelfTest test = selfTest;
        if (test != null && test.isOn(meeting.lock())) {
            test.met(meeting);
            return meeting.lock();
        }
        LockInterceptor interceptor;
        try {
            interceptor = parts().interceptor();
        } catch (Throwable t) { // the host's border
            turnOff("the parts can't be built", t);
            return meeting.lock();
        }
        return interceptor.met(meeting);
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

    private Parts parts() {
        Parts known = parts;
        return known != null ? known : build();
    }

    private synchronized Parts build() {
        Parts known = parts;
        if (known != null) {
            return known;
        }
        Sites sites = new Sites();
        Suppressed suppressed = new Suppressed(logging);
        LockKinds kinds = new LockKinds(catalogue);
        Inspector inspector = new Inspector(weaving.access(), options, kinds);
        LockInterceptor interceptor =
                new LockInterceptor(options.action(), weaving.access(), kinds, inspector, sites, logging, suppressed);
        new SummaryHook(new Summary(sites, suppressed, logging)).install(weaving.access());
        Parts built = new Parts(inspector, interceptor, sites);
        parts = built;
        return built;
    }
}
