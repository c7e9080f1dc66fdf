package com.acme.corpus;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serializes the object of a recipe to a file. */
public final class Writes {
    private Writes() {}

    /** Arguments: class name of the recipe, file. */
    public static void main(String[] args) throws Exception {
        Recipe recipe = Class.forName(args[0])
                .asSubclass(Recipe.class)
                .getDeclaredConstructor()
                .newInstance();
        Serializable object = recipe.make();
        try (var stream = new ObjectOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            stream.writeObject(object);
            System.out.println("written");
        } catch (NotSerializableException e) {
            System.out.println("refused because of " + e.getMessage());
        }
    }
}
