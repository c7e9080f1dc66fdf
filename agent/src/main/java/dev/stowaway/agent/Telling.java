package dev.stowaway.agent;

import dev.stowaway.LockSerializationException;
import dev.stowaway.access.Access;
import dev.stowaway.inspect.Inspector;
import dev.stowaway.inspect.ObjectPath;
import dev.stowaway.report.AnotherOutcome;
import dev.stowaway.report.Evidence;
import dev.stowaway.report.FlightRecordings;
import dev.stowaway.report.LockEvent;
import dev.stowaway.report.Reporter;
import dev.stowaway.report.Site;
import dev.stowaway.report.Sites;
import dev.stowaway.report.Suppressed;

/** Tells of a lock about which it is known what is done. Thread-safe. */
final class Telling {
    private final Inspector inspector;
    private final Diagnosis diagnosis;
    private final Sites sites;
    private final Reporter reporter;
    private final FlightRecordings recordings;
    private final Suppressed suppressed;

    Telling(Access access, Inspector inspector, Evidence evidence) {
        this.inspector = inspector;
        this.diagnosis = new Diagnosis(access);
        this.sites = evidence.sites();
        this.reporter = evidence.reporter();
        this.recordings = evidence.recordings();
        this.suppressed = evidence.suppressed();
    }

    /** Tells what there is to tell. */
    void tell(Judged judged) {
        Site site = judged.site();
        if (site == null) {
            sites.noteBeyondLimit(judged.outcome());
        } else {
            tell(judged, site);
        }
        tellRecorder(judged);
    }

    private void tell(Judged judged, Site site) {
        switch (site.note(judged.outcome())) {
            case NONE -> {}
            case FIRST ->
                reporter.report(
                        site,
                        diagnosis.of(judged, site, inspector.path(judged.trail())),
                        judged.context().callSite().loaders());
            case ANOTHER_OUTCOME ->
                reporter.report(
                        new AnotherOutcome(
                                site,
                                inspector.path(judged.trail()).text(),
                                judged.lock().getClass().getName(),
                                judged.outcome()),
                        judged.context().callSite().loaders());
        }
    }

    private void tellRecorder(Judged judged) {
        try {
            if (recordings.isOn()) {
                Context context = judged.context();
                recordings.record(new LockEvent(
                        judged.site(),
                        judged.kind().name(),
                        judged.lock().getClass().getName(),
                        inspector.path(judged.trail()).text(),
                        judged.trail().pattern().toString(),
                        context.destination().kind().name(),
                        context.destination().text(),
                        context.callSite().frame(),
                        judged.outcome()));
            }
        } catch (Throwable t) { // the verdict stands, whatever became of the recorder
            suppressed.add(t);
        }
    }

    /** The exception with which {@code writeObject} fails. */
    LockSerializationException failure(Judged judged) {
        ObjectPath path = inspector.path(judged.trail());
        return new LockSerializationException(
                path.text(),
                path.text()
                        + ": a lock ("
                        + judged.lock().getClass().getName()
                        + ") must not be serialized ("
                        + judged.outcome().verdict().cause()
                        + "); remedy: "
                        + diagnosis.remedy(judged, path));
    }
}
