package dev.stowaway.launch;

import dev.stowaway.access.Access;
import dev.stowaway.inspect.CallSite;
import dev.stowaway.inspect.CallSites;
import dev.stowaway.report.Evidence;
import dev.stowaway.report.LaunchFinding;
import dev.stowaway.report.LaunchFinding.Hazard;
import dev.stowaway.report.News;
import dev.stowaway.report.Outcome;
import dev.stowaway.report.Site;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.Hazards;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Options;
import dev.stowaway.rules.Verdict;
import dev.stowaway.scan.ScannedLock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is hazardous about a launch, and tells of it: a lock that is serialized into its arguments or
 * variables, and a lock that the launching thread holds. Thread-safe.
 */
final class HazardSearch {
    private static final String UNRECORDED = "unknown: the JVM does not record where such locks are taken";

    private static final String NO_STREAM = "no stream is written at a launch in which a lock could be replaced";

    private final Hazards wanted;
    private final Access access;
    private final CallSites callSites;
    private final Supplier<Evidence> evidence;
    private final PassedLocks passedLocks;
    private final QueryTimes times = new QueryTimes();
    private @Nullable HeldLocks heldLocks;
    private volatile boolean canAsk = true;

    HazardSearch(Options options, Access access, CallSites callSites, Supplier<Evidence> evidence) {
        this.wanted = options.hazards();
        this.access = access;
        this.callSites = callSites;
        this.evidence = evidence;
        this.passedLocks = new PassedLocks(options);
    }

    /**
     * To be called on the launching thread, below the launch.
     *
     * @param isOwnEnvironment whether the child gets the environment of this JVM
     * @param process its name
     * @throws LaunchRefused if a rule wants the launch to fail
     */
    void look(Launch launch, boolean isOwnEnvironment, String process) throws LaunchRefused {
        if (isOff()) {
            return;
        }
        Telling telling = new Telling(process);
        for (PassedLocks.Passed passed : passedLocks.of(launch, isOwnEnvironment)) {
            telling.passed(passed);
        }
        lookAtThread(telling);
    }

    /** As {@link #look}, where it is known that no lock is passed. */
    void lookAtThread(String process) throws LaunchRefused {
        if (!isOff()) {
            lookAtThread(new Telling(process));
        }
    }

    /** Whether no lock that is passed would be told, when such a command is launched with the environment of this JVM. */
    boolean passesNone(List<String> command) {
        return wanted == Hazards.NONE || passedLocks.areImpossible(command);
    }

    private boolean isOff() {
        return wanted == Hazards.NONE || evidence.get().reporter().isReporting();
    }

    private void lookAtThread(Telling telling) throws LaunchRefused {
        HeldLocks query = wanted == Hazards.ALL && canAsk ? query() : null;
        if (query != null) {
            for (HeldLock held : query.ofCurrentThread()) {
                telling.held(held);
            }
        }
        if (telling.refused != null) {
            throw telling.refused;
        }
    }

    /** Whom to ask about held locks; null if it is not time for that, or the JVM can't be asked. */
    private @Nullable HeldLocks query() {
        long before = System.nanoTime();
        if (!times.isWorthALook(before)) {
            return null;
        }
        String callSite = callSites.methodOfLaunch();
        long after = System.nanoTime();
        times.looked(before, after);
        if (!times.isDue(callSite, after)) {
            return null;
        }
        try {
            return heldLocks();
        } catch (LinkageError e) {
            canAsk = false; // A runtime image without java.management.
            return null;
        }
    }

    private synchronized HeldLocks heldLocks() {
        HeldLocks known = heldLocks;
        if (known == null) {
            known = new HeldLocks(access);
            heldLocks = known;
        }
        return known;
    }

    /** What is told of one launch. */
    private final class Telling {
        private final String process;
        private @Nullable CallSite callSite;
        private @Nullable LaunchRefused refused;

        Telling(String process) {
            this.process = process;
        }

        CallSite callSite() {
            CallSite known = callSite;
            if (known == null) {
                known = callSites.ofLaunch();
                callSite = known;
            }
            return known;
        }

        void held(HeldLock lock) {
            tell(
                    new Occurrence(
                            Occurrence.HELD_AT_LAUNCH,
                            "<held at launch: " + lock.lockClass() + ">",
                            callSite().method(),
                            "PROCESS",
                            lock.lockClass(),
                            null),
                    Hazard.HELD,
                    lock.what(),
                    null,
                    null,
                    lock.frame() == null ? UNRECORDED : lock.frame());
        }

        void passed(PassedLocks.Passed passed) {
            ScannedLock lock = passed.lock();
            tell(
                    new Occurrence(
                            passed.kind(),
                            lock.pattern(),
                            callSite().method(),
                            "PROCESS",
                            lock.lockClass(),
                            lock.declared() == null
                                    ? null
                                    : lock.declared().owner() + "."
                                            + lock.declared().name()),
                    Hazard.PASSED,
                    lock.lockClass(),
                    lock.path(),
                    lock.hops(),
                    passed.where());
        }

        private void tell(
                Occurrence occurrence,
                Hazard hazard,
                String lock,
                @Nullable String path,
                @Nullable String hops,
                String where) {
            Evidence found = evidence.get();
            found.refreshRules();
            Site site = found.sites().count(occurrence);
            Verdict verdict = site == null ? found.policy().judge(occurrence, "") : site.verdict();
            Outcome outcome = new Outcome(verdict, verdict.action().replaces() ? NO_STREAM : null);
            if (site != null && site.note(outcome) == News.FIRST) {
                LaunchFinding finding = new LaunchFinding(
                        site.id(),
                        hazard,
                        occurrence.kind(),
                        occurrence.lockClass(),
                        lock,
                        path,
                        hops,
                        where,
                        process,
                        callSite().frame(),
                        Thread.currentThread().getName(),
                        outcome,
                        callSite().below());
                found.reporter().report(site, finding, callSite().loaders());
            }
            if (verdict.action() == Action.FAIL && refused == null) {
                refused = new LaunchRefused("a process must not be launched so (" + verdict.cause() + "): "
                        + (path == null ? "the thread holds " : path + ", ") + lock
                        + (path == null ? "" : ", in " + where));
            }
        }
    }
}
