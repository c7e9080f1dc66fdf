package com.acme.corpus;

import cn.hutool.cache.impl.FIFOCache;
import java.io.Serializable;

public final class HutoolFifoCache implements Recipe {
    @Override
    public Serializable make() {
        var cache = new FIFOCache<String, String>(16);
        cache.put("region", "eu");
        return cache;
    }
}
