package dev.stowaway.agent;

import dev.stowaway.handle.Substitutes;
import dev.stowaway.inspect.ChildStreams;
import dev.stowaway.inspect.Inspector;
import dev.stowaway.inspect.Meeting;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.owner.OwnerSettings;
import dev.stowaway.report.Evidence;
import dev.stowaway.report.Gateway;
import dev.stowaway.report.Logging;
import dev.stowaway.rules.Options;
import dev.stowaway.weave.LockListener;
import dev.stowaway.weave.Weaving;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.lang.instrument.UnmodifiableClassException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps watch from the start, and grows into its parts when the application first serializes: what they need is
 * loaded then, not while the JVM starts.
 *
 * <p>Assumptions and guarantees: {@link #firstUse} and {@link #met} are called by any threads of the application. The first
 * of them to come builds the parts, without running any code of the application; others wait for that alone.
 */
final class Watch implements LockListener, Consumer<Throwable>, Supplier<OwnerSettings> {
    private static final long TEST_PATIENCE_NS = 5_000_000_000L;
    private static final long POLL_MS = 100;

    private final Options options;
    private final Weaving weaving;
    private final Logging logging;
    private final Books books;
    private final ChildStreams children;

    private volatile @Nullable LockInterceptor interceptor;
    private volatile @Nullable SelfTest selfTest;
    private volatile @Nullable String problem;
    private boolean isTestBegun;
    private boolean isTested;

    Watch(Options options, Weaving weaving, Logging logging, Books books, ChildStreams children) {
        this.options = options;
        this.weaving = weaving;
        this.logging = logging;
        this.books = books;
        this.children = children;
    }

    /** Waits for the application to serialize. */
    void start() throws IOException, UnmodifiableClassException {
        OwnerSettings.agent(this);
        weaving.start(options.locks(), this, this);
    }

    /** The first use of serialization: the self-test, on the thread of the application that comes first. */
    @Override
    public void firstUse() {
        if (!beginTest()) {
            return;
        }
        boolean isRetried = false;
        try {
            SelfTest test = new SelfTest();
            selfTest = test;
            String found = test.run();
            if (!found.isEmpty()) {
                turnOff(found, null);
            }
        } catch (VirtualMachineError exhausted) { // which says nothing of the hooks
            isRetried = true;
            throw exhausted;
        } catch (Throwable t) { // the host's border
            turnOff("the self-test failed", t);
        } finally {
            selfTest = null;
            endTest(isRetried);
        }
    }

    /** What is wrong with the hooks, told before the application serializes; empty if nothing is. */
    String test() throws IOException {
        // The first stream of a JVM has the hooks tested; if there was one already, they wait for this.
        new ObjectOutputStream(OutputStream.nullOutputStream()).close();
        firstUse();
        endTesting();
        return problem == null ? "" : problem;
    }

    /** Whether it has turned itself off. */
    boolean isOff() {
        return problem != null;
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
            } catch (VirtualMachineError exhausted) {
                // The next lock is met with more stack or memory, or is the end of the application.
                return meeting.lock();
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
        this.problem = problem;
        weaving.stop();
        Gateway.agent(null);
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
            Evidence evidence = books.get();
            Substitutes substitutes = new Substitutes(get());
            evidence.sites().alsoPassedOver(weaving.ownedByJdk());
            known = new LockInterceptor(weaving.access(), kinds, inspector, substitutes, evidence);
            interceptor = known;
        }
        return known;
    }

    /** What this process works with as an owner. */
    @Override
    public OwnerSettings get() {
        return new OwnerSettings(weaving.access(), options.abandoned(), new IncidentLog(logging, books.get()));
    }

    /** Lets go of the classes. */
    void detach() throws UnmodifiableClassException {
        // A test that is under way would find nothing, or be heard by the next watch.
        endTesting();
        OwnerSettings.agent(null);
        weaving.detach();
    }

    private synchronized boolean beginTest() {
        boolean isFirst = !isTestBegun;
        isTestBegun = true;
        return isFirst;
    }

    private synchronized void endTest(boolean isRetried) {
        isTestBegun = !isRetried;
        isTested = !isRetried;
        notifyAll();
    }

    /** Waits, should the test be under way on another thread; afterwards there is none. */
    private synchronized void endTesting() {
        if (beginTest()) {
            return;
        }
        long deadline = System.nanoTime() + TEST_PATIENCE_NS;
        while (isTestBegun && !isTested && System.nanoTime() < deadline) {
            try {
                wait(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
