package dev.stowaway.managed;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.objects.Residence;
import org.jspecify.annotations.Nullable;

/** What can say how much is in it, if it is there. */
interface Sized {
    int size();

    /**
     * How it is printed if it is gone; null if it is there. Asked apart from what is in it, which may be gone, too, and is not what
     * is said then.
     */
    static @Nullable String textIfGone(Sized collection, Residence residence) {
        try {
            collection.size();
            return null;
        } catch (OwnerGoneException e) {
            return residence + ", which is gone";
        }
    }
}
