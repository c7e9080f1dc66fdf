package com.acme.paths;

import java.util.ArrayList;
import java.util.List;

/** Roots, each beside the path to the first lock that is written of it, as the grammar demands. */
abstract class Table {
    record Row(String path, Object root) {}

    private final List<Row> rows = new ArrayList<>();

    /** Adds the rows. */
    abstract void fill();

    final List<Row> rows() {
        fill();
        return rows;
    }

    final void row(String path, Object root) {
        rows.add(new Row(path, root));
    }

    /** As the grammar names an object whose value it doesn't print. */
    static String id(Object object) {
        return object.getClass().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(object));
    }
}
