package dev.stowaway.demo.bakery;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/** A bakery with two tills: {@code "front"}, at the counter, and {@code "yard"}, at the back. */
final class Bakery implements Serializable {
    private static final long serialVersionUID = 1;

    private final LinkedHashMap<String, Till> tills = new LinkedHashMap<>();

    Bakery(Path folder) {
        tills.put("front", new Till(folder, "front"));
        tills.put("yard", new Till(folder, "yard"));
    }

    /** Begins the day. */
    void emptyTills() throws IOException {
        for (Till till : tills.values()) {
            till.empty();
        }
    }

    /**
     * The till of that name.
     *
     * @throws IllegalArgumentException if the bakery has no such till
     */
    Till till(String name) {
        Till till = tills.get(name);
        if (till == null) {
            throw new IllegalArgumentException("No till \"" + name + "\"; there are " + tills.keySet());
        }
        return till;
    }
}
