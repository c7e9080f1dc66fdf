package dev.stowaway.agent;

import dev.stowaway.LockSerializationException;
import dev.stowaway.access.Access;
import dev.stowaway.inspect.Inspector;
import dev.stowaway.inspect.Meeting;
import dev.stowaway.inspect.ObjectPath;
import dev.stowaway.inspect.Trail;
import dev.stowaway.locks.JdkClasses;
import dev.stowaway.locks.LockFamily;
import dev.stowaway.locks.LockKind;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.report.Evidence;
import dev.stowaway.report.FlightRecordings;
import dev.stowaway.report.LockEvent;
import dev.stowaway.report.Reporter;
import dev.stowaway.report.Site;
import dev.stowaway.report.Sites;
import dev.stowaway.report.Suppressed;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Policy;
import dev.stowaway.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one lock through the house: from the stream to its path, its site and its verdict, and back.
 *
 * <p>Assumptions and guarantees: called on the thread that writes, by any number of threads. What goes wrong here is
 * counted, and the lock is written as if Stowaway were not there; only the exception that a verdict asks for
 * comes out.
 */
final class LockInterceptor {
    private final Policy policy;
    private final LockKinds kinds;
    private final LockFamily families;
    private final Inspector inspector;
    private final Diagnosis diagnosis;
    private final Sites sites;
    private final Reporter reporter;
    private final FlightRecordings recordings;
    private final Suppressed suppressed;

    LockInterceptor(Access access, LockKinds kinds, Inspector inspector, Evidence evidence) {
        this.policy = evidence.policy();
        this.kinds = kinds;
        this.families = new LockFamily(access);
        this.inspector = inspector;
        this.diagnosis = new Diagnosis(access);
        this.sites = evidence.sites();
        this.reporter = evidence.reporter();
        this.recordings = evidence.recordings();
        this.suppressed = evidence.suppressed();
    }

    Object met(Meeting meeting) throws LockSerializationException {
        if (reporter.isReporting()) {
            return meeting.lock();
        }
        LockSerializationException failure = null;
        try {
            failure = judge(meeting);
        } catch (Throwable t) { // the host's border
            suppressed.add(t);
        }
        if (failure != null) {
            throw failure;
        }
        return meeting.lock();
    }

    /** The exception with which {@code writeObject} shall fail; null to let the lock pass. */
    private @Nullable LockSerializationException judge(Meeting meeting) {
        Object lock = meeting.lock();
        LockKind kind = kinds.get(lock);
        if (kind == null) {
            return null;
        }
        Trail trail = inspector.trail(meeting);
        if (trail.isInsideLock() || isOfFamilyWritten(kind, meeting)) {
            return null;
        }
        if (trail.isOwnedByJdk()) {
            sites.passOver();
            return null;
        }
        refreshRules();
        Context context = context(meeting, trail);
        Site site = countIfKnown(kind, trail, context);
        Verdict verdict;
        if (site == null) {
            Occurrence occurrence = occurrence(kind, lock, trail, context);
            site = sites.count(occurrence);
            context.remember(trail.pattern(), kind, site);
            verdict = site == null ? policy.judge(occurrence, "") : site.verdict();
        } else {
            verdict = site.verdict();
        }
        if (site != null && verdict.action() != Action.ALLOW && site.claim()) {
            reporter.report(
                    site,
                    diagnosis.of(kind, lock, trail, inspector.path(trail), context, site, verdict),
                    loaders(context));
        }
        tellRecorder(kind, lock, trail, context, site, verdict);
        return verdict.action() == Action.FAIL ? failure(kind, lock, trail, verdict) : null;
    }

    private void refreshRules() {
        Policy.Notice notice = policy.refresh();
        if (notice != null) {
            reporter.report(notice);
        }
    }

    private @Nullable Site countIfKnown(LockKind kind, Trail trail, Context context) {
        Site known = context.siteOf(trail.pattern(), kind);
        if (known == null) {
            known = sites.find(
                    kind.name(),
                    trail.pattern().toString(),
                    context.callSite().method(),
                    context.destination().kind().name());
            context.remember(trail.pattern(), kind, known);
        }
        if (known != null) {
            known.count();
        }
        return known;
    }

    private static Occurrence occurrence(LockKind kind, Object lock, Trail trail, Context context) {
        return new Occurrence(
                kind.name(),
                trail.pattern().toString(),
                context.callSite().method(),
                context.destination().kind().name(),
                lock.getClass().getName(),
                trail.declared());
    }

    private boolean isOfFamilyWritten(LockKind kind, Meeting meeting) {
        Object synchronizer = families.synchronizerOf(kind, meeting.lock());
        return synchronizer != null && inspector.hasWritten(meeting.stream(), synchronizer);
    }

    private Context context(Meeting meeting, Trail trail) {
        if (trail.notes() instanceof Context known) {
            return known;
        }
        Context context = new Context(inspector.callSite(meeting), inspector.destination(meeting.stream()));
        trail.note(context);
        return context;
    }

    /** The loaders whose SLF4J is the application's, the nearest first. */
    private static List<ClassLoader> loaders(Context context) {
        List<ClassLoader> loaders = new ArrayList<>();
        ClassLoader caller = context.callSite().loader();
        if (caller != null) {
            loaders.add(caller);
        }
        Thread thread = Thread.currentThread();
        // A thread of the application's own class may override the getter.
        ClassLoader ofThread = JdkClasses.contains(thread.getClass()) ? thread.getContextClassLoader() : null;
        if (ofThread != null) {
            loaders.add(ofThread);
        }
        loaders.add(ClassLoader.getSystemClassLoader());
        return loaders;
    }

    private void tellRecorder(
            LockKind kind, Object lock, Trail trail, Context context, @Nullable Site site, Verdict verdict) {
        try {
            if (recordings.isOn()) {
                recordings.record(new LockEvent(
                        site,
                        kind.name(),
                        lock.getClass().getName(),
                        inspector.path(trail).text(),
                        trail.pattern().toString(),
                        context.destination().kind().name(),
                        context.destination().text(),
                        context.callSite().frame(),
                        verdict.action()));
            }
        } catch (Throwable t) { // the verdict stands, whatever became of the recorder
            suppressed.add(t);
        }
    }

    private LockSerializationException failure(LockKind kind, Object lock, Trail trail, Verdict verdict) {
        ObjectPath path = inspector.path(trail);
        return new LockSerializationException(
                path.text(),
                path.text()
                        + ": a lock ("
                        + lock.getClass().getName()
                        + ") must not be serialized ("
                        + verdict.cause()
                        + "); remedy: "
                        + diagnosis.remedy(kind, lock, trail, path));
    }
}
