package com.acme.corpus;

import java.io.Serializable;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultUndirectedGraph;
import org.jgrapht.graph.concurrent.AsSynchronizedGraph;

public final class JGraphTGraph implements Recipe {
    @Override
    public Serializable make() {
        var graph = new AsSynchronizedGraph<String, DefaultEdge>(new DefaultUndirectedGraph<>(DefaultEdge.class));
        graph.addVertex("a");
        graph.addVertex("b");
        graph.addEdge("a", "b");
        return graph;
    }
}
