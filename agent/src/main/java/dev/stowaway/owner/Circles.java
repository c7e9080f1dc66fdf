package dev.stowaway.owner;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds circles in a wait-for graph: by depth-first search, without recursion, since chains may be long. A thread that waits
 * for several, as a writer does for readers, waits for each of them, so that every circle is one in which nobody goes on.
 */
final class Circles {
    private final Map<RemoteThread, List<Edge>> graph = new LinkedHashMap<>();
    private final Set<RemoteThread> visited = new HashSet<>();
    private final List<List<Edge>> found = new ArrayList<>();

    private Circles(List<Edge> edges) {
        for (Edge edge : edges) {
            List<Edge> ways = graph.get(edge.waiter());
            if (ways == null) {
                ways = new ArrayList<>(1);
                graph.put(edge.waiter(), ways);
            }
            ways.add(edge);
        }
    }

    /** At least one of those that each thread is in. */
    static List<List<Edge>> in(List<Edge> edges) {
        Circles circles = new Circles(edges);
        for (RemoteThread start : circles.graph.keySet()) {
            circles.searchFrom(start);
        }
        return circles.found;
    }

    private void searchFrom(RemoteThread start) {
        if (!visited.add(start)) {
            return;
        }
        List<Edge> way = new ArrayList<>();
        Map<RemoteThread, Integer> onWay = new HashMap<>();
        Deque<Iterator<Edge>> choices = new ArrayDeque<>();
        onWay.put(start, 0);
        choices.push(from(start));
        while (!choices.isEmpty()) {
            if (!choices.element().hasNext()) {
                choices.pop();
                if (!way.isEmpty()) {
                    onWay.remove(way.remove(way.size() - 1).holder());
                }
                continue;
            }
            Edge edge = choices.element().next();
            Integer begin = onWay.get(edge.holder());
            if (begin != null) {
                List<Edge> circle = new ArrayList<>(way.subList(begin, way.size()));
                circle.add(edge);
                found.add(circle);
            } else if (visited.add(edge.holder())) {
                way.add(edge);
                onWay.put(edge.holder(), way.size());
                choices.push(from(edge.holder()));
            }
        }
    }

    private Iterator<Edge> from(RemoteThread thread) {
        return graph.getOrDefault(thread, List.of()).iterator();
    }
}
