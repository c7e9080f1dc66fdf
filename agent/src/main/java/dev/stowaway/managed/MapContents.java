package dev.stowaway.managed;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/** The entries of a map at one moment: keys, and of each the value and its version, as in {@link Versioned}. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record MapContents(Object[] keys, Object[] values, long[] versions) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static MapContents of(List<Object> keys, List<Versioned> versioned) {
        Object[] values = new Object[keys.size()];
        long[] versions = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = versioned.get(i).value();
            versions[i] = versioned.get(i).version();
        }
        return new MapContents(keys.toArray(), values, versions);
    }
}
