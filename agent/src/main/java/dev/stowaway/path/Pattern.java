package dev.stowaway.path;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A path with every index, key and element starred and every repeated run of edges collapsed: {@code Node.next+.lock}
 * stands for a linked list of any length, {@code Tree(.children[*])+.lock} for a tree of any depth.
 *
 * <p>Patterns of one root form an automaton that grows as paths are walked: the state after an edge is found by
 * identity, so that walking a known path compares no text. A run {@code w w} becomes {@code w+}, and {@code w+ w}
 * stays {@code w+}, for runs of up to {@value #LONGEST_RUN} edges. Thread-safe.
 */
public final class Pattern {
    private static final int LONGEST_RUN = 4;

    /** The patterns of one root share their states, and their number is bounded. */
    private static final class Automaton {
        private static final int MOST_STATES = 8192;

        final ConcurrentMap<String, Pattern> states = new ConcurrentHashMap<>();
        final AtomicInteger size = new AtomicInteger();

        boolean isFull() {
            return size.get() >= MOST_STATES;
        }

        Pattern state(String root, List<Run> runs) {
            StringBuilder text = new StringBuilder(root);
            StringBuilder identity = new StringBuilder(root);
            for (Run run : runs) {
                text.append(run.text);
                identity.append(' ').append(run.identity);
            }
            String key = identity.toString();
            Pattern known = states.get(key);
            if (known != null) {
                return known;
            }
            if (isFull()) {
                // A path still has a pattern then, only not one that is recognised by identity.
                return new Pattern(this, root, runs, text.toString());
            }
            Pattern fresh = new Pattern(this, root, runs, text.toString());
            Pattern raced = states.putIfAbsent(key, fresh);
            if (raced != null) {
                return raced;
            }
            size.incrementAndGet();
            return fresh;
        }
    }

    /** An edge, or a repeated run of edges: what it is, and how it reads. No record: its equals would cost start-up. */
    private static final class Run {
        final String identity;
        final String text;

        Run(String identity, String text) {
            this.identity = identity;
            this.text = text;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Run run && run.identity.equals(identity);
        }

        @Override
        public int hashCode() {
            return identity.hashCode();
        }
    }

    private record Step(String edge, Pattern target) {}

    private final Automaton automaton;
    private final String root;
    private final List<Run> runs;
    private final String text;
    private final ConcurrentMap<String, Pattern> steps = new ConcurrentHashMap<>(4);
    private volatile @Nullable Step lastStep;

    private Pattern(Automaton automaton, String root, List<Run> runs, String text) {
        this.automaton = automaton;
        this.root = root;
        this.runs = runs;
        this.text = text;
    }

    /** The pattern of a root alone; all that is walked from it shares its states. */
    public static Pattern of(String root) {
        return new Automaton().state(root, List.of());
    }

    /** The root alone. */
    public String root() {
        return root;
    }

    /** The pattern after one more edge. */
    @SuppressWarnings("ReferenceEquality") // the same edge is the same string nearly always, and equality is slower
    public Pattern then(Edge edge) {
        String identity = edge.identity();
        Step last = lastStep;
        if (last != null && last.edge() == identity) {
            return last.target();
        }
        Pattern target = steps.get(identity);
        if (target == null) {
            List<Run> longer = new ArrayList<>(runs);
            longer.add(new Run(identity, edge.pattern()));
            collapse(longer);
            target = automaton.state(root, List.copyOf(longer));
            if (automaton.isFull()) {
                return target;
            }
            steps.put(identity, target);
        }
        lastStep = new Step(identity, target);
        return target;
    }

    @Override
    public String toString() {
        return text;
    }

    private static void collapse(List<Run> runs) {
        for (int length = 1; length <= LONGEST_RUN && length < runs.size(); length++) {
            int start = runs.size() - length;
            List<Run> run = runs.subList(start, runs.size());
            Run repeated = repeated(run);
            if (runs.get(start - 1).equals(repeated)) {
                run.clear();
                collapse(runs);
                return;
            }
            if (start >= length && runs.subList(start - length, start).equals(run)) {
                runs.subList(start - length, runs.size()).clear();
                runs.add(repeated);
                collapse(runs);
                return;
            }
        }
    }

    private static Run repeated(List<Run> run) {
        StringBuilder identity = new StringBuilder("(");
        StringBuilder text = new StringBuilder();
        for (Run edge : run) {
            identity.append(' ').append(edge.identity);
            text.append(edge.text);
        }
        return new Run(identity.append(")+").toString(), run.size() == 1 ? text + "+" : "(" + text + ")+");
    }
}
