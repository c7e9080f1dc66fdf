package com.acme.corpus;

import com.googlecode.concurrenttrees.radix.node.concrete.DefaultCharSequenceNodeFactory;
import com.googlecode.concurrenttrees.suffix.ConcurrentSuffixTree;
import java.io.Serializable;

public final class ConcurrentTree implements Recipe {
    @Override
    public Serializable make() {
        var tree = new ConcurrentSuffixTree<Integer>(new DefaultCharSequenceNodeFactory());
        tree.put("banana", 1);
        return tree;
    }
}
