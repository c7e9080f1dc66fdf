package dev.stowaway.manage;

import dev.stowaway.StowawayMXBean;
import dev.stowaway.report.Evidence;
import dev.stowaway.report.Gateway;
import dev.stowaway.report.Site;
import java.util.function.Supplier;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;

/** Answers management tools from the evidence. Thread-safe. */
final class ManagedStowaway implements StowawayMXBean {
    private final Supplier<Evidence> evidence;

    ManagedStowaway(Supplier<Evidence> evidence) {
        this.evidence = evidence;
    }

    @Override
    public boolean isActive() {
        return Gateway.isActive();
    }

    @Override
    public TabularData getFindings() {
        try {
            return FindingsTable.of(evidence.get().sites().all());
        } catch (OpenDataException e) {
            throw new IllegalStateException("the table of findings does not fit its own type", e);
        }
    }

    @Override
    public int getSiteCount() {
        return evidence.get().sites().all().size();
    }

    @Override
    public long getLockCount() {
        long locks = 0;
        for (Site site : evidence.get().sites().all()) {
            locks += site.locks();
        }
        return locks;
    }

    @Override
    public long getPassedOverCount() {
        return evidence.get().sites().passedOver();
    }

    @Override
    public long getBeyondLimitCount() {
        return evidence.get().sites().beyondLimit();
    }

    @Override
    public long getSuppressedErrorCount() {
        return evidence.get().suppressed().count();
    }

    @Override
    public String getSummary() {
        return evidence.get().summary();
    }

    @Override
    public void reset() {
        evidence.get().reset();
    }
}
