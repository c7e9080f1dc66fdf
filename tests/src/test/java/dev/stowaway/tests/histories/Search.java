package dev.stowaway.tests.histories;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Searches for a linearization: Wing and Gong's depth-first search ("Testing and Verifying Concurrent Objects", 1993)
 * that remembers, as Lowe's does ("Testing for linearizability", 2017), where it has been.
 *
 * <p>The steps of one client stand in a lane, in their order. So which steps were taken is told by how far each lane has
 * got, and a place in the search is those few numbers with the state: two orders of the same steps that lead to the same
 * state are one place. From a place the next step may be the first one left in any lane, unless a step that is left in
 * another lane had returned before it was called. Tried first is what returned first, which is nearly always right: then
 * the search does not turn back, and its time is linear in the length of the history.
 */
final class Search<S> {
    /** More than any history of the tests needs by far; what needs more is not decided. */
    private static final int PLACES = 4_000_000;

    /** How many of the last operations before one that doesn't fit. */
    private static final int SHOWN = 12;

    private final Model<S> model;
    private final List<List<Step>> lanes;
    private final Set<Place<S>> known = new HashSet<>();
    private final Deque<Visit> way = new ArrayDeque<>();
    private Visit furthest;

    Search(History history, Model<S> model) {
        this.model = model;
        Map<Client, List<Step>> byClient = new LinkedHashMap<>();
        for (Operation operation : history.operations()) {
            List<Step> lane = byClient.computeIfAbsent(operation.client(), client -> new ArrayList<>());
            for (int step = 0; step < model.steps(operation); step++) {
                lane.add(new Step(operation, step));
            }
        }
        this.lanes = List.copyOf(byClient.values());
        this.furthest = new Visit(new Place<>(new int[lanes.size()], model.initial()), null, null);
    }

    List<Operation> run() {
        way.push(furthest);
        while (!way.isEmpty()) {
            Visit visit = way.peek();
            if (visit.isComplete()) {
                return visit.order();
            }
            if (visit.next.hasNext()) {
                go(visit, visit.next.next());
            } else {
                way.pop();
            }
        }
        throw new AssertionError(objection());
    }

    private void go(Visit visit, int lane) {
        Place<S> from = visit.place;
        Step step = lanes.get(lane).get(from.taken[lane]);
        S state = model.after(from.state, step.operation, step.number);
        if (state == null) {
            return;
        }
        int[] taken = from.taken.clone();
        taken[lane]++;
        Place<S> to = new Place<>(taken, state);
        if (known.add(to)) {
            if (known.size() > PLACES) {
                throw new AssertionError("not decided after " + PLACES + " places: too much happened at once");
            }
            Visit next = new Visit(to, step, visit);
            way.push(next);
            if (to.steps() > furthest.place.steps()) {
                furthest = next;
            }
        }
    }

    private String objection() {
        List<Operation> order = furthest.order();
        String last = order.subList(Math.max(0, order.size() - SHOWN), order.size()).stream()
                .map(Operation::toString)
                .collect(Collectors.joining("\n  "));
        String left = IntStream.of(furthest.possible())
                .mapToObj(lane -> lanes.get(lane)
                        .get(furthest.place.taken[lane])
                        .operation
                        .toString())
                .collect(Collectors.joining("\n  "));
        return "not linearizable: the most that can be put in order are %d of %d steps, of which the last are%n  %s%n"
                        .formatted(
                                furthest.place.steps(),
                                lanes.stream().mapToInt(List::size).sum(),
                                last)
                + "then the state is%n  %s%nin which none of these can have been next:%n  %s"
                        .formatted(furthest.place.state, left);
    }

    private record Step(Operation operation, int number) {}

    /**
     * @param taken for each lane, how many of its steps
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by what is in it
    private record Place<S>(int[] taken, S state) {
        int steps() {
            return IntStream.of(taken).sum();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place<?> place
                    && Arrays.equals(taken, place.taken)
                    && Objects.equals(state, place.state);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(taken) + Objects.hashCode(state);
        }
    }

    /** A place on the present way. */
    private final class Visit {
        final Place<S> place;
        /** That led here; null at the start. */
        final @Nullable Step step;
        /** Where it led from. */
        final @Nullable Visit previous;
        /** The lanes to be tried from here. */
        final Iterator<Integer> next;

        Visit(Place<S> place, @Nullable Step step, @Nullable Visit previous) {
            this.place = place;
            this.step = step;
            this.previous = previous;
            this.next = IntStream.of(possible()).iterator();
        }

        /** What was taken on the way here. */
        List<Operation> order() {
            List<Operation> order = new ArrayList<>();
            for (Visit visit = this; visit != null; visit = visit.previous) {
                if (visit.step != null && visit.step.number == 0) {
                    order.add(visit.step.operation);
                }
            }
            Collections.reverse(order);
            return order;
        }

        int[] possible() {
            long firstReturn = unfinished().mapToLong(this::returned).min().orElse(Operation.PENDING);
            return unfinished()
                    .filter(lane -> operation(lane).called() <= firstReturn)
                    .boxed()
                    .sorted(Comparator.comparingLong(this::returned))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        boolean isComplete() {
            return unfinished().allMatch(lane -> operation(lane).isPending());
        }

        private IntStream unfinished() {
            return IntStream.range(0, lanes.size())
                    .filter(lane -> place.taken[lane] < lanes.get(lane).size());
        }

        private long returned(int lane) {
            return operation(lane).returned();
        }

        private Operation operation(int lane) {
            return lanes.get(lane).get(place.taken[lane]).operation;
        }
    }
}
