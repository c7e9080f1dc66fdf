package com.acme.paths;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;

/** What is written, each beside the path to the first lock in it, as the grammar demands. */
abstract class Table {
    interface Write {
        void to(ObjectOutputStream out) throws IOException;
    }

    record Row(String path, Write write) {}

    private final List<Row> rows = new ArrayList<>();

    /** Adds the rows. */
    abstract void fill();

    final List<Row> rows() {
        fill();
        return rows;
    }

    final void row(String path, Object root) {
        write(path, out -> out.writeObject(root));
    }

    final void write(String path, Write write) {
        rows.add(new Row(path, write));
    }

    /** As the grammar names an object whose value it doesn't print. */
    static String id(Object object) {
        return object.getClass().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(object));
    }
}
