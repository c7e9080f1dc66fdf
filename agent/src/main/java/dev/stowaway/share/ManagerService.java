package dev.stowaway.share;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a manager can be asked. */
interface ManagerService {
    /**
     * What is known by that name, made if there is nothing; something new without a name.
     *
     * @param argument a number, the first value, or a class's name; what the part needs
     */
    Object part(Part part, @Nullable String name, @Nullable Object argument);

    /** From now on objects of that class can be made, to be called by the methods of that interface. */
    void register(String type, String implementation);

    boolean remove(String name);

    Set<String> names();
}
