package dev.stowaway.agent;

import dev.stowaway.inspect.Inspector;
import dev.stowaway.inspect.Meeting;
import dev.stowaway.locks.Catalogue;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.report.Logging;
import dev.stowaway.report.Reporter;
import dev.stowaway.report.Sites;
import dev.stowaway.report.Summary;
import dev.stowaway.report.SummaryHook;
import dev.stowaway.report.Suppressed;
import dev.stowaway.rules.Options;
import dev.stowaway.rules.Policy;
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
    private final Policy policy;
    private final LockKinds kinds;
    private final Weaving weaving;
    private final Logging logging;

    private volatile @Nullable Inspector inspector;
    private volatile @Nullable LockInterceptor interceptor;
    private volatile @Nullable SelfTest selfTest;

    Watch(Options options, Catalogue catalogue, Weaving weaving, Logging logging) {
        this.options = options;
        this.policy = new Policy(options.action(), options.rules());
        this.kinds = new LockKinds(catalogue);
        this.weaving = weaving;
        this.logging = logging;
    }

    /** The first use of serialization: the self-test, on the thread of the application that comes first. */
    @Override
    public void firstUse() {
        try {
            SelfTest test = new SelfTest(inspector());
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

    private synchronized Inspector inspector() {
        Inspector known = inspector;
        if (known == null) {
            known = new Inspector(weaving.access(), options, kinds);
            inspector = known;
        }
        return known;
    }

    private synchronized LockInterceptor build() {
        LockInterceptor known = interceptor;
        if (known == null) {
            Sites sites = new Sites(policy);
            sites.alsoPassedOver(weaving.ownedByJdk());
            Suppressed suppressed = new Suppressed(logging);
            known = new LockInterceptor(
                    policy, weaving.access(), kinds, inspector(), sites, new Reporter(logging), suppressed);
            new SummaryHook(new Summary(sites, suppressed, logging)).install(weaving.access());
            interceptor = known;
        }
        return known;
    }
}
