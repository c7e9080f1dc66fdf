package dev.stowaway.bench;

import java.io.IOException;
import java.util.List;

/** A group of figures that are measured together. */
interface Section {
    /** As chosen with {@code --only}. */
    String name();

    List<Figure> measure(Jdk jdk) throws IOException, InterruptedException;
}
