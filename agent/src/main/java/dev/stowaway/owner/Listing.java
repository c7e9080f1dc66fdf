package dev.stowaway.owner;

import dev.stowaway.locks.LockState;
import dev.stowaway.locks.Synchronizers;
import dev.stowaway.wire.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The exported locks in words, for the command {@code locks}: a block for each, with its views and conditions. */
final class Listing {
    private final Owner owner;
    private final Synchronizers synchronizers;
    private final LockState states;

    Listing(Owner owner, Synchronizers synchronizers, LockState states) {
        this.owner = owner;
        this.synchronizers = synchronizers;
        this.states = states;
    }

    /** Sent block by block: there may be many. */
    void tell(Lines lines) throws IOException {
        Map<Thread, Surrogate> surrogates = WaitGraph.byThread(owner);
        for (List<Export> family : families().values()) {
            for (String line : new LockBlock(owner, synchronizers, states, surrogates).of(family)) {
                lines.send(line);
            }
        }
    }

    /** In the order in which they were handed out first. */
    private Map<Long, List<Export>> families() {
        Map<Long, List<Export>> families = new TreeMap<>();
        for (Export export : owner.exports().all()) {
            if (export instanceof ObjectExport) {
                continue; // which is no lock
            }
            List<Export> family = families.get(export.family());
            if (family == null) {
                family = new ArrayList<>(1);
                families.put(export.family(), family);
            }
            family.add(export);
        }
        return families;
    }
}
