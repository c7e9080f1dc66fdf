package dev.stowaway.bench.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Serializes one list: what the first use of a stream costs is in its run time. */
public final class OneList {
    private OneList() {}

    public static void main(String[] arguments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(new ArrayList<>(List.of("one", "two", "three")));
        }
        System.out.println(bytes.size());
    }
}
