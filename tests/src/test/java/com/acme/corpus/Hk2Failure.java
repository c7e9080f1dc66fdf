package com.acme.corpus;

import java.io.Serializable;
import org.glassfish.hk2.api.MultiException;

/** An exception with a lock: it is serialized when a remote call fails. */
public final class Hk2Failure implements Recipe {
    @Override
    public Serializable make() {
        return new MultiException(new IllegalStateException("no such service"));
    }
}
