package dev.stowaway.managed;

import dev.stowaway.handle.Substitutes;
import dev.stowaway.handle.Substitution;
import dev.stowaway.handle.Substitution.Refused;
import dev.stowaway.handle.Substitution.Replaced;
import dev.stowaway.locks.LockKind;
import dev.stowaway.owner.OwnerSettings;
import dev.stowaway.remote.Handed;
import java.io.InvalidObjectException;

/** What is written of the locks of this room, which know themselves what they are. */
final class Handles {
    private static final Substitutes SUBSTITUTES = new Substitutes(OwnerSettings.current());

    private Handles() {}

    static Object of(LockKind kind, Handed.Kind handed, Object lock, String name) throws InvalidObjectException {
        Substitution substitution = SUBSTITUTES.handedOut(kind, handed, lock, name);
        if (substitution instanceof Replaced replaced) {
            return replaced.object();
        }
        throw new InvalidObjectException(name + " can't be shared with others: " + ((Refused) substitution).reason());
    }
}
