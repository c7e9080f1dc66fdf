package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Views of views, of arrays of all types, against a list of the elements that they should have. */
class ViewsTest {
    private static final int MOST_AXES = 4;
    private static final int MOST_STEPS = 5;

    /** A view as it should be: the place of each of its elements in the whole array, in the order of the indices. */
    @SuppressWarnings("ArrayRecordComponent") // none is compared
    private record Model(long[] shape, int[] places) {
        static Model of(long[] shape) {
            int[] places = new int[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            Arrays.setAll(places, i -> i);
            return new Model(shape, places);
        }

        int place(long[] index) {
            long at = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                at = at * shape[axis] + index[axis];
            }
            return places[(int) at];
        }

        /** One of that shape; {@code index} is turned into one of this. */
        Model derived(long[] derivedShape, UnaryOperator<long[]> index) {
            Model derived = of(derivedShape);
            for (int i = 0; i < derived.places.length; i++) {
                derived.places[i] = place(index.apply(derived.index(i)));
            }
            return derived;
        }

        long[] index(int ordinal) {
            long[] index = new long[shape.length];
            long left = ordinal;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                index[axis] = left % shape[axis];
                left /= shape[axis];
            }
            return index;
        }
    }

    private record Pair(SharedArray<?> view, Model model) {
        Pair next(Random random) {
            int axis = model.shape.length == 0 ? 0 : random.nextInt(model.shape.length);
            return switch (model.shape.length == 0 ? 3 : random.nextInt(4)) {
                case 0 -> sliced(axis, random);
                case 1 -> model.shape[axis] == 0 ? this : at(axis, random.nextInt((int) model.shape[axis]));
                case 2 -> transposed();
                default -> reshaped();
            };
        }

        private Pair sliced(int axis, Random random) {
            int to = random.nextInt((int) model.shape[axis] + 1);
            int from = random.nextInt(to + 1);
            int step = 1 + random.nextInt(3);
            long[] shape = model.shape.clone();
            shape[axis] = (to - from + step - 1L) / step;
            return new Pair(view.slice(axis, from, to, step), model.derived(shape, index -> {
                long[] original = index.clone();
                original[axis] = from + step * index[axis];
                return original;
            }));
        }

        private Pair at(int axis, int at) {
            long[] shape = new long[model.shape.length - 1];
            Arrays.setAll(shape, i -> model.shape[i < axis ? i : i + 1]);
            return new Pair(view.at(axis, at), model.derived(shape, index -> {
                long[] original = new long[model.shape.length];
                Arrays.setAll(original, i -> i == axis ? at : index[i < axis ? i : i - 1]);
                return original;
            }));
        }

        private Pair transposed() {
            return new Pair(view.transpose(), model.derived(reversed(model.shape), ViewsTest::reversed));
        }

        private Pair reshaped() {
            if (!view.isContiguous()) {
                return this;
            }
            long[] shape = {1, model.places.length};
            return new Pair(view.reshape(shape), new Model(shape, model.places));
        }
    }

    private static long[] reversed(long[] numbers) {
        long[] reversed = new long[numbers.length];
        Arrays.setAll(reversed, i -> numbers[numbers.length - 1 - i]);
        return reversed;
    }

    @Property(tries = 400)
    void a_view_has_the_elements_that_it_should_and_changes_no_others(
            @ForAll @IntRange(max = 4) int type, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        long[] shape = random.longs(random.nextInt(MOST_AXES + 1), 0, 6).toArray();
        Path folder = Files.createTempDirectory("views");
        Numbers all = Numbers.create(Numbers.TYPES[type], folder.resolve("array"), shape);
        try (SharedArray<?> array = all.array()) {
            array.memory().unlink();
            check(all, shape, random);
        }
        Files.delete(folder);
    }

    private static void check(Numbers all, long[] shape, Random random) {
        Model model = Model.of(shape);
        double[] expected = random.doubles(model.places.length, -9, 9)
                .map(number -> Math.rint(number) + 0.0)
                .toArray();
        all.copy(expected);
        Pair pair = new Pair(all.array(), model);
        for (int steps = random.nextInt(MOST_STEPS); steps > 0; steps--) {
            pair = pair.next(random);
        }
        Numbers view = new Numbers(pair.view);
        assertThat(pair.view.shape()).isEqualTo(pair.model.shape);
        assertSame(view, pair.model, expected);
        change(random.nextInt(4), view, pair.model.places, expected);
        assertSame(view, pair.model, expected);
        assertThat(all.copied()).containsExactly(expected);
    }

    private static void assertSame(Numbers view, Model model, double[] expected) {
        double[] elements =
                Arrays.stream(model.places).mapToDouble(i -> expected[i]).toArray();
        assertThat(view.copied()).containsExactly(elements);
        assertThat(view.sum()).isEqualTo(Arrays.stream(elements).sum());
        for (int i = 0; i < elements.length; i++) {
            assertThat(view.get(model.index(i))).isEqualTo(elements[i]);
        }
    }

    private static void change(int how, Numbers view, int[] places, double[] expected) {
        switch (how) {
            case 0 -> view.add(3);
            case 1 -> view.multiply(-2);
            case 2 -> view.negate();
            default -> view.fill(5);
        }
        for (int place : places) {
            double old = expected[place];
            // 0.0, since -0.0 is none of the integer types'
            expected[place] = switch (how) {
                case 0 -> old + 3;
                case 1 -> old * -2 + 0.0;
                case 2 -> -old + 0.0;
                default -> 5;
            };
        }
        if (how == 1 || how == 2) {
            view.add(0);
        }
    }
}
