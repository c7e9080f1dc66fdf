package dev.stowaway.agent;

import dev.stowaway.inspect.CallSite;
import dev.stowaway.inspect.Destination;
import dev.stowaway.locks.LockKind;
import dev.stowaway.path.Pattern;
import dev.stowaway.report.Site;
import org.jspecify.annotations.Nullable;

/** What all locks below one root have in common, and the site of the last one. Confined to the thread that writes. */
final class Context {
    private final CallSite callSite;
    private final Destination destination;
    private @Nullable Pattern lastPattern;
    private @Nullable LockKind lastKind;
    private @Nullable Site lastSite;

    Context(CallSite callSite, Destination destination) {
        this.callSite = callSite;
        this.destination = destination;
    }

    CallSite callSite() {
        return callSite;
    }

    Destination destination() {
        return destination;
    }

    /** The site of the last lock, if this one is at the same; null otherwise. */
    @Nullable
    Site siteOf(Pattern pattern, LockKind kind) {
        return pattern.equals(lastPattern) && kind == lastKind ? lastSite : null;
    }

    void remember(Pattern pattern, LockKind kind, @Nullable Site site) {
        lastPattern = pattern;
        lastKind = kind;
        lastSite = site;
    }
}
