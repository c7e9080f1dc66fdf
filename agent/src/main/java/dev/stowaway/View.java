package dev.stowaway;

import dev.stowaway.report.Declaration;
import dev.stowaway.report.LockFinding;
import dev.stowaway.report.Site;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A finding of the agent as the application sees it. */
class View implements Finding {
    private final dev.stowaway.report.Finding finding;
    private final Instant time;
    private final long count;

    private View(Site site, dev.stowaway.report.Finding finding) {
        this.finding = finding;
        this.time = Instant.ofEpochMilli(site.reportedMs());
        this.count = site.locks();
    }

    static Finding of(Site site, dev.stowaway.report.Finding finding) {
        return finding instanceof LockFinding lock ? new OfLock(site, lock) : new View(site, finding);
    }

    @Override
    public String site() {
        return finding.site();
    }

    @Override
    public String action() {
        return finding.action().key();
    }

    @Override
    public String callSite() {
        return finding.callSite();
    }

    @Override
    public String thread() {
        return finding.thread();
    }

    @Override
    public Instant time() {
        return time;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public String text() {
        return finding.text();
    }

    /** As {@link #text}. */
    @Override
    public String toString() {
        return text();
    }

    private static final class OfLock extends View implements SerializedLock {
        private final LockFinding lock;

        OfLock(Site site, LockFinding lock) {
            super(site, lock);
            this.lock = lock;
        }

        @Override
        public String kind() {
            return lock.kind();
        }

        @Override
        public String lockClass() {
            return lock.lockClass();
        }

        @Override
        public String state() {
            return lock.state();
        }

        @Override
        public String path() {
            return lock.path();
        }

        @Override
        public String pattern() {
            return lock.pattern();
        }

        @Override
        public @Nullable String declared() {
            Declaration declared = lock.declared();
            return declared == null ? null : declared.text();
        }

        @Override
        public String destination() {
            return lock.destination();
        }

        @Override
        public String effect() {
            return lock.effect();
        }

        @Override
        public String remedy() {
            return lock.remedy();
        }
    }
}
