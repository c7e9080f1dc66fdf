package dev.stowaway;

import dev.stowaway.report.Evidence;
import dev.stowaway.report.Gateway;
import dev.stowaway.report.Outlet;
import dev.stowaway.report.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent has found in this JVM, for the application's own code: a test that asserts on it, a health check, a
 * metric.
 *
 * <p>It works without the agent, too: then nothing is active and nothing is found. The jar has to be on the class path of
 * the application for that; with {@code -javaagent} it is. In a container that hides the system class path from
 * applications, a copy of the jar within an application is another class, and never active.
 *
 * <p>All methods may be called from any thread at any time, and none of them waits for the application.
 */
public final class Stowaway {
    private Stowaway() {}

    /**
     * Whether the agent watches this JVM. False without an agent, if {@code enabled=false}, if its options could not be
     * understood, and once it has turned itself off because a hook does not fit this JVM, which is noticed when
     * serialization is first used.
     */
    public static boolean isActive() {
        return Gateway.isActive();
    }

    /**
     * What was found so far, the oldest first: one finding for each site, as it was reported, with the count of now. Locks
     * that are allowed are no findings.
     *
     * @return a list of its own for each call, which can't be changed; empty if there is no agent
     */
    public static List<Finding> findings() {
        Evidence evidence = Gateway.evidence();
        if (evidence == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (Site site : evidence.sites().all()) {
            dev.stowaway.report.Finding first = site.first();
            if (first != null) {
                findings.add(View.of(site, first));
            }
        }
        return List.copyOf(findings);
    }

    /**
     * Has {@code listener} called for each site that is found from now on; see {@link FindingListener}. It may be added
     * before the agent comes. A listener that was added already is not called twice.
     */
    public static void addListener(FindingListener listener) {
        Gateway.add(new ToListener(listener));
    }

    /**
     * Has {@code listener} called no more; a call that is under way may still end after this.
     *
     * @return false if it was not there
     */
    public static boolean removeListener(FindingListener listener) {
        return Gateway.remove(new ToListener(listener));
    }

    /** Equal if the listeners are. */
    private record ToListener(FindingListener listener) implements Outlet {
        ToListener {
            if (listener == null) {
                throw new NullPointerException("listener");
            }
        }

        @Override
        public void tell(Site site, dev.stowaway.report.Finding finding) {
            listener.found(View.of(site, finding));
        }
    }
}
