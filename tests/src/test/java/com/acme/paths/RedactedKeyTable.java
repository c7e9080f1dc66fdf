package com.acme.paths;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Keys with {@code keys=redact}: none of the values is printed. */
final class RedactedKeyTable extends Table {
    @Override
    void fill() {
        List<Object> values = List.of("secret", 42, 42L, 'c', true, 2.5, TimeUnit.DAYS, new UUID(1, 2), String.class);
        for (Object value : values) {
            row("Collections.SingletonMap[redacted].lock", Collections.singletonMap(value, new Guarded()));
        }
        Guarded key = new Guarded();
        row("ImmutableCollections.Map1[key " + id(key) + "].lock", Map.of(key, "v"));
        row("ImmutableCollections.List12[0].lock", List.of(new Guarded()));
    }
}
