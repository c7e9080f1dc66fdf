package com.acme.corpus;

import io.vavr.Lazy;
import java.io.Serializable;

public final class VavrLazy implements Recipe {
    @Override
    public Serializable make() {
        return Lazy.of(() -> 42);
    }
}
