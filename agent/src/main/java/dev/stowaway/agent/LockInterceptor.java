package dev.stowaway.agent;

import dev.stowaway.LockSerializationException;
import dev.stowaway.access.Access;
import dev.stowaway.handle.Substitutes;
import dev.stowaway.inspect.Destination;
import dev.stowaway.inspect.Inspector;
import dev.stowaway.inspect.Meeting;
import dev.stowaway.inspect.Trail;
import dev.stowaway.locks.LockFamily;
import dev.stowaway.locks.LockKind;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.report.Evidence;
import dev.stowaway.report.Reporter;
import dev.stowaway.report.Site;
import dev.stowaway.report.Sites;
import dev.stowaway.report.Suppressed;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Policy;
import dev.stowaway.rules.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The way of one lock through the house: from the stream to its path, its site and its verdict, and back.
 *
 * <p>Assumptions and guarantees: called on the thread that writes, by any number of threads. What goes wrong here is
 * counted. Before it is known what is done about the lock, the lock is then written as if Stowaway were not there;
 * afterwards, what was to be written is. Only the exception that a verdict asks for comes out.
 */
final class LockInterceptor {
    private final Evidence evidence;
    private final Policy policy;
    private final LockKinds kinds;
    private final LockFamily families;
    private final Inspector inspector;
    private final Replacing replacing;
    private final Telling telling;
    private final Sites sites;
    private final Reporter reporter;
    private final Suppressed suppressed;

    LockInterceptor(Access access, LockKinds kinds, Inspector inspector, Substitutes substitutes, Evidence evidence) {
        this.evidence = evidence;
        this.policy = evidence.policy();
        this.kinds = kinds;
        this.families = new LockFamily(access);
        this.inspector = inspector;
        this.sites = evidence.sites();
        this.reporter = evidence.reporter();
        this.suppressed = evidence.suppressed();
        this.replacing = new Replacing(substitutes, inspector, suppressed);
        this.telling = new Telling(access, inspector, evidence);
    }

    /** What the stream shall write in the place of the lock: that itself, as a rule. */
    Object met(Meeting meeting) throws LockSerializationException {
        Object written = meeting.lock();
        if (reporter.isReporting()) {
            return written;
        }
        LockSerializationException failure = null;
        try {
            Judged judged = judge(meeting);
            if (judged != null) {
                written = judged.written().object();
                telling.tell(judged);
                failure = judged.outcome().action() == Action.FAIL ? telling.failure(judged) : null;
            }
        } catch (Throwable t) { // the host's border
            suppressed.add(t);
        }
        if (failure != null) {
            throw failure;
        }
        return written;
    }

    /** Null to let the lock pass without a word. */
    private @Nullable Judged judge(Meeting meeting) {
        Object lock = meeting.lock();
        LockKind kind = kinds.get(lock);
        if (kind == null) {
            return null;
        }
        Trail trail = inspector.trail(meeting);
        if (trail.isInsideLock()) {
            return null;
        }
        boolean isWritten = isOfFamilyWritten(kind, meeting); // One lock is one finding, unless it is to be replaced.
        if (isWritten && !policy.mayProxy()) {
            return null;
        }
        if (trail.isOwnedByJdk()) {
            sites.passOver();
            return null;
        }
        evidence.refreshRules();
        Context context = context(meeting, trail);
        if (isWritten && !isHandleDue(occurrence(kind, lock, trail, context))) {
            return null;
        }
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
        Written written = isWritten
                ? Replacing.tooLate(lock, verdict)
                : replacing.write(kind, lock, trail, context.destination().kind(), verdict);
        return new Judged(kind, lock, trail, context, site, written);
    }

    /** Whether a handle would be written for it, were not another part of the lock in the stream already. */
    private boolean isHandleDue(Occurrence occurrence) {
        return Replacing.isHandleDue(policy.judge(occurrence, ""), Destination.Kind.valueOf(occurrence.destination()));
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
}
