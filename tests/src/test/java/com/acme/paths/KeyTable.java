package com.acme.paths;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Keys of every kind, as they are printed. */
final class KeyTable extends Table {
    record Name(String name) implements Serializable {}

    enum Shade {
        DARK {
            @Override
            public String toString() {
                return "never asked for";
            }
        }
    }

    @Override
    void fill() {
        printed("\"k1\"", "k1");
        printed("\"\"", "");
        printed("\"a\\\"b\\\\c'd\"", "a\"b\\c'd");
        printed("\"\\n\\r\\t\\b\\f\\u0000\\u001b\\u007f\\u0085\\u2028\"", "\n\r\t\b\f\0\u001b\u007f\u0085\u2028");
        printed("\"\\u202e\"", "\u202e"); // turns the direction of what follows
        printed("\"" + "x".repeat(64) + "\"", "x".repeat(64));
        printed("\"" + "x".repeat(64) + "\"...", "x".repeat(65));
        printed("42", 42);
        printed("-42", -42L);
        printed("7", (short) 7);
        printed("8", (byte) 8);
        printed("true", true);
        printed("2.5", 2.5);
        printed("0.5", 0.5f);
        printed("NaN", Double.NaN);
        printed("'c'", 'c');
        printed("'\\''", '\'');
        printed("'\\n'", '\n');
        printed("DAYS", TimeUnit.DAYS);
        printed("DARK", Shade.DARK);
        UUID uuid = new UUID(1, 2);
        printed("00000000-0000-0001-0000-000000000002", uuid);
        printed("java.lang.String", String.class);
        printed("null", null);
        notPrinted(new Name("secret"));
        notPrinted(BigInteger.TEN);
        notPrinted(List.of("a"));
        notPrinted(Arrays.asList("a", "b"));
        notPrinted(new int[] {1});
        IdentityHashMap<Object, Object> identity = new IdentityHashMap<>();
        identity.put(null, new Guarded());
        row("IdentityHashMap[null].lock", identity);
        Guarded key = new Guarded();
        row("HashMap[key " + id(key) + "].lock", new HashMap<>(Collections.singletonMap(key, "v")));
    }

    private void printed(String text, Object key) {
        row("HashMap[" + text + "].lock", new HashMap<>(Collections.singletonMap(key, new Guarded())));
    }

    private void notPrinted(Object key) {
        printed(id(key), key);
    }
}
