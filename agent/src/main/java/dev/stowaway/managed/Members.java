package dev.stowaway.managed;

import dev.stowaway.UnreadableArgumentException;
import dev.stowaway.objects.NotAdmittedException;
import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a collection for what it has. What can't be serialized, or is not admitted, is not in it: so that is the answer, as of the
 * JDK's collections when they are asked for what they can't have, and no exception.
 */
final class Members {
    private final CollectionService service;

    Members(CollectionService service) {
        this.service = service;
    }

    boolean contains(@Nullable Object element) {
        try {
            return service.contains(element);
        } catch (UnreadableArgumentException e) {
            checkStranger(e);
            return false;
        }
    }

    boolean containsAll(Collection<?> elements) {
        List<?> all = new ArrayList<>(elements);
        try {
            return service.containsAll(all);
        } catch (UnreadableArgumentException e) {
            for (Object element : all) {
                if (!contains(element)) {
                    return false;
                }
            }
            throw e; // they are too much at once
        }
    }

    boolean remove(@Nullable Object element) {
        try {
            return service.remove(element);
        } catch (UnreadableArgumentException e) {
            checkStranger(e);
            return false;
        }
    }

    boolean removeAll(Collection<?> elements) {
        List<?> all = new ArrayList<>(elements);
        try {
            return service.removeAll(all);
        } catch (UnreadableArgumentException e) {
            return service.removeAll(readable(all));
        }
    }

    boolean retainAll(Collection<?> elements) {
        List<?> all = new ArrayList<>(elements);
        try {
            return service.retainAll(all);
        } catch (UnreadableArgumentException e) {
            return service.retainAll(readable(all));
        }
    }

    /** Each by itself, since of several that were refused nobody says which it was. */
    private List<@Nullable Object> readable(List<?> elements) {
        List<@Nullable Object> readable = new ArrayList<>();
        for (Object element : elements) {
            try {
                service.contains(element);
                readable.add(element);
            } catch (UnreadableArgumentException e) {
                checkStranger(e);
            }
        }
        return readable;
    }

    /**
     * Makes sure that what was asked for is in no collection there, since it may not get to one.
     *
     * @throws UnreadableArgumentException if it may, and something else is wrong, such as another version of its class
     */
    static void checkStranger(UnreadableArgumentException e) {
        if (!(e.getCause() instanceof NotSerializableException || e.getCause() instanceof NotAdmittedException)) {
            throw e;
        }
    }
}
