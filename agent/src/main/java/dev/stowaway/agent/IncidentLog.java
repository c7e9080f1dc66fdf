package dev.stowaway.agent;

import dev.stowaway.AbandonedLock;
import dev.stowaway.owner.Incidents;
import dev.stowaway.report.Deadlock;
import dev.stowaway.report.DeadlockFinding;
import dev.stowaway.report.Evidence;
import dev.stowaway.report.Logging;
import dev.stowaway.report.News;
import dev.stowaway.report.Outcome;
import dev.stowaway.report.Site;
import dev.stowaway.report.Suppressed;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Verdict;
import java.util.List;

/** Writes to the log what befalls shared locks. */
final class IncidentLog implements Incidents {
    private final Logging logging;
    private final Evidence evidence;
    private final Suppressed thrownByListeners;

    IncidentLog(Logging logging, Evidence evidence) {
        this.logging = logging;
        this.evidence = evidence;
        this.thrownByListeners = Suppressed.ofListeners(logging);
    }

    @Override
    public void abandoned(AbandonedLock lock, boolean isReleased) {
        logging.logger().warn(Incidents.text(lock, isReleased));
    }

    @Override
    public void warning(String message) {
        logging.logger().warn(message);
    }

    /** The first of a site is a finding. Another one is no less of a standstill, and its threads are others. */
    @Override
    public void deadlock(Deadlock deadlock) {
        evidence.refreshRules();
        Occurrence occurrence = new Occurrence(
                Occurrence.DEADLOCK,
                deadlock.pattern(),
                deadlock.callSite(),
                "PROCESS",
                deadlock.first().lockClass(),
                null);
        Site site = evidence.sites().count(occurrence);
        Verdict verdict = site == null ? evidence.policy().judge(occurrence, "") : site.verdict();
        Outcome outcome = Outcome.asked(verdict);
        if (site != null && site.note(outcome) == News.FIRST) {
            evidence.reporter()
                    .report(
                            site,
                            new DeadlockFinding(site.id(), deadlock, outcome),
                            List.of(ClassLoader.getSystemClassLoader()));
        } else if (verdict.action() != Action.ALLOW) {
            logging.logger().error(deadlock.text());
        }
    }

    @Override
    public void listenerThrew(Throwable thrown) {
        thrownByListeners.add(thrown);
    }

    @Override
    public void failed(Throwable failure) {
        evidence.suppressed().add(failure);
    }
}
