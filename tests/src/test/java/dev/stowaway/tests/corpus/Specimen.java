package dev.stowaway.tests.corpus;

import java.util.List;

/**
 * An object of a published library, and what is to be said about the lock in it.
 *
 * @param recipe makes the object
 * @param jars the library and what it needs, the library first; without {@code .jar}
 * @param path how to get from the object to its lock; empty if the stream has none
 * @param lock the lock's class
 * @param declaration the field that holds the lock: as in the source, but with the class that declares it
 * @param written whether Java writes the object; else it refuses to, because of the lock
 */
record Specimen(Class<?> recipe, List<String> jars, String path, String lock, String declaration, boolean written) {
    /** One that keeps its locks, if it has any, out of the stream. */
    static Specimen of(Class<?> recipe, String... jars) {
        return new Specimen(recipe, List.of(jars), "", "", "", true);
    }

    Specimen writes(String path, String lock, String declaration) {
        return new Specimen(recipe, jars, path, lock, declaration, true);
    }

    Specimen isRefusedFor(String path, String lock, String declaration) {
        return new Specimen(recipe, jars, path, lock, declaration, false);
    }

    String library() {
        return jars.get(0) + ".jar";
    }

    /** What a test's display name shows. */
    @Override
    public String toString() {
        return recipe.getSimpleName() + " of " + jars.get(0);
    }
}
