package com.acme;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A message with a lock several levels down, as nobody meant it: {@code Job.stage.caches["eu"].lock}. */
public final class Job implements Serializable {
    /** The path of the lock in every job. */
    public static final String PATH = "Job.stage.caches[\"eu\"].lock";

    final Stage stage = new Stage();

    static final class Stage implements Serializable {
        final Map<String, RegionCache> caches = new HashMap<>(Map.of("eu", new RegionCache()));
    }

    static final class RegionCache implements Serializable {
        @SuppressWarnings("UnusedVariable") // serialization reads it
        private final ReentrantLock lock = new ReentrantLock();
    }
}
