package com.acme.corpus;

import java.io.Serializable;
import java.util.HashSet;
import org.tio.utils.lock.SetWithLock;

public final class TioSet implements Recipe {
    @Override
    public Serializable make() {
        var set = new SetWithLock<String>(new HashSet<>());
        set.add("a");
        return set;
    }
}
