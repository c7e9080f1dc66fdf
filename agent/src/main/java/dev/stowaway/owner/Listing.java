package dev.stowaway.owner;

import java.util.ArrayList;
import java.util.List;

/** The exported locks in words, for the command {@code locks}. */
final class Listing {
    private final Owner owner;

    Listing(Owner owner) {
        this.owner = owner;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Export export : owner.exports().all()) {
            Object lock = export.get();
            if (lock != null) {
                lines.add(export.path() + "  " + export.state());
                addUsers(export, lines);
            }
        }
        return lines;
    }

    private void addUsers(Export export, List<String> lines) {
        for (Surrogate surrogate : owner.server().surrogates()) {
            Export blockedAt = surrogate.request().blockedAt();
            if (blockedAt != null && blockedAt.id() == export.id()) {
                lines.add("  waiting: " + surrogate.standsFor());
            }
        }
    }
}
