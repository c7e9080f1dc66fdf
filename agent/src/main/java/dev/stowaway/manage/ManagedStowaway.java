package dev.stowaway.manage;

import dev.stowaway.ManagedSite;
import dev.stowaway.StowawayMXBean;
import dev.stowaway.owner.Owner;
import dev.stowaway.report.Deadlock;
import dev.stowaway.report.Evidence;
import dev.stowaway.report.Gateway;
import dev.stowaway.report.Site;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.Option;
import dev.stowaway.rules.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
    public String getAction() {
        return policy().action().key();
    }

    @Override
    public void setAction(String key) {
        for (Action action : Action.values()) {
            if (action.key().equals(key)) {
                policy().action(action);
                return;
            }
        }
        throw new IllegalArgumentException("action " + key + " is no action; allowed: " + Option.ACTION.allowed());
    }

    @Override
    public int getRuleCount() {
        return policy().rules();
    }

    @Override
    public String reloadRules() {
        Policy.Notice notice = policy().reload();
        return notice == null ? "there is no file of rules, or it is as it was" : notice.message();
    }

    @Override
    public Map<String, ManagedSite> getFindings() {
        Map<String, ManagedSite> rows = new LinkedHashMap<>();
        for (Site site : evidence.get().sites().all()) {
            rows.put(site.id(), new SiteRow(site));
        }
        return rows;
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
    public int getExportedLockCount() {
        Owner owner = Owner.current();
        return owner == null ? 0 : owner.exported();
    }

    @Override
    public int getConnectionCount() {
        Owner owner = Owner.current();
        return owner == null ? 0 : owner.connections();
    }

    @Override
    public int getSurrogateCount() {
        Owner owner = Owner.current();
        return owner == null ? 0 : owner.surrogates();
    }

    @Override
    public int getWaitCount() {
        Owner owner = Owner.current();
        return owner == null ? 0 : owner.waits();
    }

    @Override
    public List<String> getDeadlocks() {
        Owner owner = Owner.current();
        List<String> texts = new ArrayList<>();
        if (owner != null) {
            for (Deadlock deadlock : owner.deadlocks()) {
                texts.add(deadlock.text());
            }
        }
        return texts;
    }

    @Override
    public String getSummary() {
        return evidence.get().summary();
    }

    @Override
    public void reset() {
        evidence.get().reset();
    }

    private Policy policy() {
        return evidence.get().policy();
    }
}
