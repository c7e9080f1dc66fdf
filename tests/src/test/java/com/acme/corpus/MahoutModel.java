package com.acme.corpus;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mahout.cf.taste.impl.model.file.FileDataModel;

public final class MahoutModel implements Recipe {
    @Override
    public Serializable make() throws IOException {
        Path ratings = Files.createTempFile("ratings", ".csv");
        Files.writeString(ratings, "1,101,5.0\n2,101,3.0\n");
        return new FileDataModel(ratings.toFile());
    }
}
