package com.acme.corpus;

import com.crawljax.core.state.StateVertex;
import java.io.Serializable;

/** Its lock is a string, so that it can be written: see the corpus table. */
public final class CrawljaxState implements Recipe {
    @Override
    public Serializable make() {
        return new StateVertex("index", "<html/>");
    }
}
